package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.qemu.DescriptorPass;
import dev.plumbline.fixtures.qemu.DeviceWrites;
import dev.plumbline.fixtures.qemu.DirtyingGuest;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.MigrationOutcome;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuException;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.fixtures.qemu.SideChannel;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Identity;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Source;
import dev.plumbline.kit.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A real QEMU. Every operation has a fresh process: one starts in 0.03 s, so there is no need to
 * ask in what state an older one was left, and a destination can be used only once anyway.
 */
public final class QemuSubject implements Subject {

  /** How the one on the {@code PATH} is chosen, and what expectations are called after. */
  public static final String NAME = "qemu";

  /** How often a live save is begun until one tells something. */
  private static final int ATTEMPTS = 5;

  private final QemuBinary binary;
  private final QemuFacts facts;
  private final String name;
  private final QemuMachines machines;

  private QemuSubject(QemuBinary binary, QemuFacts facts, String name, Path directory)
      throws IOException {
    this.binary = binary;
    this.facts = facts;
    this.name = name;
    this.machines = new QemuMachines(directory);
  }

  /**
   * A QEMU as a subject, asked what it can do.
   *
   * @param binary which
   * @param name what it is called
   * @throws IOException when it doesn't start
   */
  public static QemuSubject of(QemuBinary binary, String name) throws IOException {
    QemuFacts facts = QemuFacts.of(binary);
    return new QemuSubject(binary, facts, name, Files.createTempDirectory("plumbline-qemu-"));
  }

  /** The program, for those who talk to QEMU themselves. */
  public QemuBinary binary() {
    return binary;
  }

  @Override
  public Identity identity() {
    return new Identity(name, NAME, binary.version().text(), facts.buildId());
  }

  @Override
  public Set<Capability> capabilities() {
    return facts.kitCapabilities();
  }

  @Override
  public Set<String> machines() {
    return facts.machines();
  }

  @Override
  public Outcome save(SaveRequest request) throws IOException {
    QemuMachine machine =
        machines.of(request.machine(), request.blocks(), request.liveRounds() > 0);
    QemuPlace place = new QemuPlace(request.file(), request.options(), facts);
    if (request.liveRounds() > 0) {
      return live(machine, place, request);
    }
    return inProcess(
        machine,
        request.blocks(),
        place,
        qemu -> qemu.save(place.saveUri(), options(place), request.options().bound()));
  }

  private Outcome live(QemuMachine machine, QemuPlace place, SaveRequest request)
      throws IOException {
    long firstBytes = request.blocks().getFirst().lengthBytes();
    if (firstBytes < DirtyingGuest.RAM_BYTES) {
      return new Outcome.Unsupported(
          "a live machine of the kit needs "
              + DirtyingGuest.RAM_BYTES
              + " bytes of RAM, not "
              + firstBytes,
          Evidence.NOTHING);
    }
    if (request.machine().equals(Machine.OF_OUR_GUEST)) {
      return inProcess(
          machine,
          request.blocks(),
          place,
          qemu -> new QemuLiveSave(qemu, place, options(place), request).byGuest());
    }
    StoppedEarlyException last = new StoppedEarlyException("never tried");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (DeviceWrites writes = DeviceWrites.open()) {
        return inProcess(
            machine,
            request.blocks(),
            place,
            qemu -> new QemuLiveSave(qemu, place, options(place), request).by(writes),
            writes);
      } catch (StoppedEarlyException e) {
        last = e;
      }
    }
    return new Outcome.Unsupported(String.valueOf(last.getMessage()), Evidence.NOTHING);
  }

  @Override
  public Outcome load(LoadRequest request) throws IOException {
    QemuMachine machine = machines.of(request.machine(), request.blocks(), false).asDestination();
    QemuPlace place = new QemuPlace(request.file(), request.options(), facts);
    return inProcess(
        machine,
        request.blocks(),
        place,
        qemu -> qemu.load(place.loadUri(), options(place), request.options().bound()));
  }

  @Override
  public Source start(Machine machine, List<GuestRam> blocks) throws IOException {
    return new QemuSource(QemuProcess.start(binary, machines.of(machine, blocks, false)), facts);
  }

  private MigrationOptions options(QemuPlace place) {
    return QemuOptions.of(place.options(), facts);
  }

  /** What is done with a process. */
  @FunctionalInterface
  private interface Work {
    MigrationOutcome with(QemuProcess qemu) throws IOException;
  }

  private Outcome inProcess(
      QemuMachine machine, List<GuestRam> blocks, QemuPlace place, Work work, SideChannel... sides)
      throws IOException {
    Optional<String> obstacle = QemuMachines.obstacle(blocks);
    if (obstacle.isPresent()) {
      return new Outcome.Unsupported(obstacle.get(), Evidence.NOTHING);
    }
    if (place.options().descriptors().isEmpty()) {
      try (QemuProcess qemu = QemuProcess.start(binary, machine, sides)) {
        return outcome(qemu, place, work);
      } catch (QemuException e) {
        return notStarted(e);
      }
    }
    try (DescriptorPass pass = DescriptorPass.open();
        QemuProcess qemu = QemuProcess.start(binary, machine, with(pass, sides))) {
      place.passTo(pass);
      return outcome(qemu, place, work);
    } catch (QemuException e) {
      return notStarted(e);
    }
  }

  private static SideChannel[] with(DescriptorPass pass, SideChannel... others) {
    return Stream.concat(Stream.of(pass), Stream.of(others)).toArray(SideChannel[]::new);
  }

  /** It started when it was asked what it can do, so it is the machine that it can't be. */
  private static Outcome notStarted(QemuException e) {
    return new Outcome.Unsupported(String.valueOf(e.getMessage()), Evidence.NOTHING);
  }

  private static Outcome outcome(QemuProcess qemu, QemuPlace place, Work work) throws IOException {
    QemuOutcome outcome = new QemuOutcome(qemu, place.options().bound());
    try {
      return outcome.of(work.with(qemu));
    } catch (QemuException e) {
      return outcome.refused(e);
    }
  }

  @Override
  public void close() throws IOException {
    machines.close();
  }
}
