package dev.plumbline.roundtrip;

import dev.plumbline.fixtures.qemu.Firmware;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A machine and the RAM that is put into it before it is saved; it never runs.
 *
 * @param text its name in test reports
 * @param emulator the QEMU program
 * @param type QEMU's machine type
 * @param ram its RAM blocks that have backing files
 * @param devices further arguments; {@value Firmware#NAME} stands for our firmware's path
 */
record Guest(String text, String emulator, String type, List<Ram> ram, List<String> devices) {

  /** The smallest machine, one block. */
  static Guest none(String text, long pages, String pattern) {
    return new Guest(
        text, QemuBinary.X86_64, "none", List.of(Ram.of("m0", pages, pattern)), List.of());
  }

  /** A machine with firmware and further blocks of its own. */
  static Guest board(String type, Ram... ram) {
    return new Guest(type, QemuBinary.X86_64, type, List.of(ram), List.of("-bios", Firmware.NAME));
  }

  /** Contents that stress different parts: on and off the 64-page grid, dense, sparse, empty. */
  static List<Guest> contents() {
    return List.of(
        none("mixed, 1024 pages", 1024, "fragmented:1"),
        none("fragmented, 1025 pages", 1025, "fragmented:2"),
        none("all zero", 1024, "zero"),
        none("all random", 1025, "random:3"),
        none("single scattered pages", 2047, "sparse:4"),
        none("one page", 1, "random:5"));
  }

  /** Several blocks: NUMA nodes and what the boards bring themselves. */
  static List<Guest> boards() {
    return List.of(
        board("microvm", Ram.of("m0", 1023, "fragmented:1"), Ram.of("m1", 1025, "sparse:7")),
        board("pc", Ram.of("m0", 1025, "random:1"), Ram.of("m1", 1027, "fragmented:8")),
        board("q35", Ram.of("m0", 1283, "fragmented:9")));
  }

  /** The machine on backing files in a directory. */
  QemuMachine machine(Path directory) throws IOException {
    QemuMachine machine =
        new QemuMachine(
            type, ram.stream().map(block -> block.in(directory)).toList(), List.of(), false);
    for (String argument : devices) {
      machine =
          machine.with(
              argument.equals(Firmware.NAME) ? Firmware.writeTo(directory).toString() : argument);
    }
    return machine;
  }

  void fill(Path directory) throws IOException {
    for (Ram block : ram) {
      block.fill(directory);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
