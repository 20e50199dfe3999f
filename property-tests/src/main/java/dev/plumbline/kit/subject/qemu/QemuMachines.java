package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.qemu.Firmware;
import dev.plumbline.fixtures.qemu.MemoryBackend;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Machines of the kit as QEMU's command lines. */
final class QemuMachines implements AutoCloseable {

  /** The smallest machine type that has several RAM blocks. */
  static final String SEVERAL_BLOCKS = "microvm";

  /** The machine type that runs while it is saved. */
  static final String LIVE = "pc";

  /** QEMU rounds a machine's RAM up to this, and NUMA nodes must fill it. */
  private static final long SIZE_UNIT_BYTES = 8192;

  /** QEMU's rule for ids of objects; a block is called after its memory backend. */
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

  private final Path directory;
  private final Path firmware;
  private final Path resting;

  /**
   * Machines with our firmware.
   *
   * @param directory where it is put
   * @throws IOException if that can't be
   */
  QemuMachines(Path directory) throws IOException {
    this.directory = directory;
    firmware = Firmware.writeTo(directory).toAbsolutePath();
    resting = Firmware.writeRestingTo(directory).toAbsolutePath();
  }

  /** Why QEMU can't have a machine with these blocks, if it can't. */
  static Optional<String> obstacle(List<GuestRam> blocks) {
    long total = 0;
    for (GuestRam block : blocks) {
      if (!ID.matcher(block.name()).matches()) {
        return Optional.of("QEMU has no memory backend with the id '" + block.name() + "'");
      }
      total += block.lengthBytes();
    }
    return blocks.size() > 1 && total % SIZE_UNIT_BYTES != 0
        ? Optional.of(
            "QEMU has machines with several blocks only of multiples of "
                + SIZE_UNIT_BYTES
                + " bytes, not of "
                + total)
        : Optional.empty();
  }

  /**
   * The machine of a request.
   *
   * @param live whether it runs and its RAM changes
   */
  QemuMachine of(Machine machine, List<GuestRam> blocks, boolean live) {
    List<MemoryBackend> memory =
        blocks.stream()
            .map(block -> new MemoryBackend(block.name(), block.lengthBytes(), block.file()))
            .toList();
    List<String> devices = new ArrayList<>();
    for (String word : machine.devices()) {
      devices.add(
          switch (word) {
            case Firmware.NAME -> firmware.toString();
            case Firmware.RESTING_NAME -> resting.toString();
            default -> word;
          });
    }
    String type = machine.type();
    if (type.isEmpty() && (live || blocks.size() > 1)) {
      type = live ? LIVE : SEVERAL_BLOCKS;
      devices.add("-bios");
      devices.add((live ? resting : firmware).toString());
    }
    return new QemuMachine(type.isEmpty() ? "none" : type, memory, devices, false);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(firmware);
    Files.deleteIfExists(resting);
    Files.deleteIfExists(directory);
  }
}
