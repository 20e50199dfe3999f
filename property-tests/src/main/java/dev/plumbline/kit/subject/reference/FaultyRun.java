package dev.plumbline.kit.subject.reference;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.file.SeededCrew;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.io.Disk;
import dev.plumbline.io.Extent;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.kit.subject.FaultProne.Aftermath;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A save or load of the reference on a {@link FaultyDisk}, with real files at both ends. */
final class FaultyRun {

  private static final DiskTraits TRAITS =
      DiskTraits.PLAIN.withAtoms(1 << 16).withMostCalls(200_000);

  private final FaultyDisk disk = new FaultyDisk(TRAITS);
  private final Plan plan;
  private final UnaryOperator<Disk> through;
  private final List<String> fired = Collections.synchronizedList(new ArrayList<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /**
   * A run.
   *
   * @param through goes between the program and the disk
   */
  FaultyRun(Plan plan, UnaryOperator<Disk> through) {
    this.plan = plan;
    this.through = through;
  }

  Aftermath save(SaveRequest request) throws IOException {
    Path file = onDisk(request.file());
    putIfThere(file);
    List<Path> before = disk.names();
    begin();
    SaveRequest moved =
        new SaveRequest(
            request.machine(), request.blocks(), file, request.options(), request.liveRounds());
    ReferenceMeans means = means();
    Outcome outcome =
        BoundedCall.run(request.options().bound(), () -> ReferenceSave.run(moved, means, _ -> {}));
    boolean powerFailed = end();
    List<String> left = powerFailed ? List.of() : left(before, file);
    FaultyDisk kept = outcome instanceof Outcome.Accepted ? disk.after(List.of()) : disk;
    copyOut(kept, file, request.file());
    return new Aftermath(outcome, fired, calls, left, powerFailed);
  }

  Aftermath load(LoadRequest request) throws IOException {
    Path file = onDisk(request.file());
    putIfThere(file);
    List<GuestRam> moved = new ArrayList<>();
    for (GuestRam block : request.blocks()) {
      Path ram = onDisk(block.file());
      putIfThere(ram);
      moved.add(new GuestRam(block.name(), block.lengthBytes(), ram));
    }
    List<Path> before = disk.names();
    begin();
    LoadRequest onDisk =
        new LoadRequest(request.machine(), moved, request.dirty(), file, request.options());
    ReferenceMeans means = means();
    Outcome outcome =
        BoundedCall.run(request.options().bound(), () -> ReferenceLoad.run(onDisk, means));
    boolean powerFailed = end();
    List<String> left = powerFailed ? List.of() : left(before, file);
    for (int i = 0; i < moved.size(); i++) {
      copyOut(disk, moved.get(i).file(), request.blocks().get(i).file());
    }
    return new Aftermath(outcome, fired, calls, left, powerFailed);
  }

  private ReferenceMeans means() {
    return new ReferenceMeans(through.apply(disk), new SeededCrew(plan.seed()));
  }

  private static Path onDisk(Path real) {
    return real.toAbsolutePath().normalize();
  }

  /** With its holes: what is data and what isn't makes a difference. */
  private void putIfThere(Path real) throws IOException {
    if (!Files.exists(real)) {
      return;
    }
    try (PositionedFile from = Disk.REAL.openForReading(real);
        PositionedFile to = disk.createTemporary(real)) {
      copy(from, to);
      to.sync();
    }
    disk.syncDirectory(Objects.requireNonNull(real.getParent(), real.toString()));
  }

  private static void copy(PositionedFile from, PositionedFile to) throws IOException {
    to.truncate(from.sizeBytes());
    Extent data = from.dataFrom(0);
    while (!data.isNone()) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(data.lengthBytes()));
      FullTransfers.readFully(from, bytes, data.startBytes());
      FullTransfers.writeFully(to, bytes.flip(), data.startBytes());
      data = from.dataFrom(data.endBytes());
    }
  }

  private void begin() {
    disk.observe(event -> calls.add(words(event)));
    FaultLog log = fault -> fired.add(fault.message());
    disk.inject(plan, log);
  }

  /** Nothing goes wrong any more. */
  private boolean end() {
    boolean powerFailed = disk.isOff();
    disk.powerUp();
    disk.observe(_ -> {});
    return powerFailed;
  }

  private static String words(Event event) {
    return event.call().word()
        + (event.direct() ? " direct " : " ")
        + event.offsetBytes()
        + " "
        + event.lengthBytes();
  }

  private List<String> left(List<Path> before, Path file) {
    List<String> left = new ArrayList<>(disk.left());
    for (Path name : disk.names()) {
      if (!before.contains(name) && !name.equals(file)) {
        left.add("a file it made for itself: " + name.getFileName());
      }
    }
    return left;
  }

  private static void copyOut(FaultyDisk from, Path name, Path real) throws IOException {
    Files.deleteIfExists(real);
    if (from.content(name, 1) == null) {
      return;
    }
    try (PositionedFile in = from.openForReading(name);
        PositionedFile out = Disk.REAL.createTemporary(real)) {
      copy(in, out);
    }
  }
}
