package dev.plumbline.kit.subject;

import java.util.List;

/**
 * The machine that RAM belongs to. An implementation without machines writes the type into the file
 * and knows nothing else of it.
 *
 * @param type QEMU's machine type; empty for whatever suits the blocks
 * @param devices further QEMU arguments, word for word; {@code firmware.img} stands for the path of
 *     the kit's own firmware. With them, or with a type but {@code none}, the machine may have RAM
 *     blocks beside those of the request
 */
public record Machine(String type, List<String> devices) {

  /** No CPU, no devices: nothing but the blocks of the request. */
  public static final Machine ANY = new Machine("", List.of());

  /** Copies what was given. */
  public Machine {
    devices = List.copyOf(devices);
  }

  /** Whether it has no RAM but what the request lists. */
  public boolean isBare() {
    return devices.isEmpty() && (type.isEmpty() || type.equals("none"));
  }
}
