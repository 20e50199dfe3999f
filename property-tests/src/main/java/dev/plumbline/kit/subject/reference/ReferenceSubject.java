package dev.plumbline.kit.subject.reference;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.io.Disk;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.FaultProne;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Identity;
import dev.plumbline.kit.subject.Inspection;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Source;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.multifd.Crew;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The reference implementation, in process, by the same calls that the commands make. */
public final class ReferenceSubject implements Subject, FaultProne {

  /** How it is chosen. */
  public static final String NAME = "reference";

  private static final Set<Capability> CAPABILITIES =
      Collections.unmodifiableSet(
          EnumSet.of(
              Capability.SAVE,
              Capability.LOAD,
              Capability.INSPECT,
              Capability.MAPPED_RAM,
              Capability.LOAD_STREAM,
              Capability.MULTIFD,
              Capability.DIRECT_IO,
              Capability.OFFSET,
              Capability.URI,
              Capability.SEVERAL_BLOCKS,
              Capability.SEVERAL_SAVES,
              Capability.CANCEL,
              Capability.LIVE,
              Capability.FAULTS,
              Capability.LIBVIRT,
              Capability.DIRTY_DESTINATION,
              Capability.ZERO_PAGES_NONE,
              Capability.ZERO_PAGES_MULTIFD));

  private final UnaryOperator<Disk> through;
  private final ReferenceMeans means;

  /** The reference as it is. */
  public ReferenceSubject() {
    this(UnaryOperator.identity());
  }

  /**
   * The reference on other disks than the real one.
   *
   * @param through goes between the program and the disk: how mutants are made
   */
  public ReferenceSubject(UnaryOperator<Disk> through) {
    this.through = through;
    this.means = new ReferenceMeans(through.apply(Disk.REAL), Crew.THREADS);
  }

  @Override
  public Identity identity() {
    String version = MigrationFile.class.getPackage().getImplementationVersion();
    return new Identity(NAME, NAME, version == null ? "development" : version, "");
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public boolean isInProcess() {
    return true;
  }

  @Override
  public Outcome save(SaveRequest request) {
    return BoundedCall.run(
        request.options().bound(), () -> ReferenceSave.run(request, means, Progress.NONE));
  }

  @Override
  public Outcome load(LoadRequest request) {
    return BoundedCall.run(request.options().bound(), () -> ReferenceLoad.run(request, means));
  }

  @Override
  public Aftermath saveUnder(SaveRequest request, Plan plan) throws IOException {
    return new FaultyRun(plan, through).save(request);
  }

  @Override
  public Aftermath loadUnder(LoadRequest request, Plan plan) throws IOException {
    return new FaultyRun(plan, through).load(request);
  }

  @Override
  public Source start(Machine machine, List<GuestRam> blocks) {
    return new ReferenceSource(machine, blocks, means);
  }

  @Override
  public Inspection inspect(Path path, long streamOffsetBytes) throws IOException {
    try (MigrationFile file =
        MigrationFile.open(means.disk(), path, streamOffsetBytes, BitmapOrder.LITTLE)) {
      StreamModel model = Objects.requireNonNull(file.model(), "no stream in " + path);
      Map<String, Long> lengths = new LinkedHashMap<>();
      for (RamBlock block : model.blocks()) {
        lengths.put(block.name(), block.usedLengthBytes());
      }
      return new Inspection(
          model.form().word(),
          model.configuration().machine(),
          model.pageSizeBytes(),
          model.offsetBytes(),
          lengths);
    }
  }
}
