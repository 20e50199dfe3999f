package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.qemu.Firmware;
import dev.plumbline.fixtures.qemu.MemoryBackend;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Machines of the kit as QEMU's command lines. */
final class QemuMachines {

  /** The smallest machine type that has several RAM blocks. */
  static final String SEVERAL_BLOCKS = "microvm";

  /** The machine type on which our guest runs. */
  static final String LIVE = "pc";

  /** QEMU rounds a machine's RAM up to this, and NUMA nodes must fill it. */
  private static final long SIZE_UNIT_BYTES = 8192;

  /** QEMU's rule for ids of objects; a block is called after its memory backend. */
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

  private final Path firmware;

  /**
   * Machines with our firmware.
   *
   * @param firmware its file
   */
  QemuMachines(Path firmware) {
    this.firmware = firmware;
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
   * @param live whether our guest runs on it
   */
  QemuMachine of(Machine machine, List<GuestRam> blocks, boolean live) {
    List<MemoryBackend> memory =
        blocks.stream()
            .map(block -> new MemoryBackend(block.name(), block.lengthBytes(), block.file()))
            .toList();
    List<String> devices = new ArrayList<>();
    for (String word : machine.devices()) {
      devices.add(word.equals(Firmware.NAME) ? firmware.toString() : word);
    }
    String type = machine.type();
    if (type.isEmpty() && (live || blocks.size() > 1)) {
      type = live ? LIVE : SEVERAL_BLOCKS;
      devices.add("-bios");
      devices.add(firmware.toString());
    }
    return new QemuMachine(type.isEmpty() ? "none" : type, memory, devices, false);
  }
}
