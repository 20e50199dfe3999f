package dev.plumbline.kit.subject;

import dev.plumbline.fixtures.qemu.Firmware;
import java.util.List;

/**
 * The machine that RAM belongs to. An implementation without machines writes the type into the file
 * and knows nothing else of it.
 *
 * @param type QEMU's machine type; empty for whatever suits the blocks
 * @param devices further QEMU arguments, word for word; {@code firmware.img} and {@code
 *     resting.img} stand for the paths of the kit's own firmware. With them, or with a type but
 *     {@code none}, the machine may have RAM blocks beside those of the request
 */
public record Machine(String type, List<String> devices) {

  /** No CPU, no devices: nothing but the blocks of the request. */
  public static final Machine ANY = new Machine("", List.of());

  /** The machine on which the kit's own guest runs. */
  public static final Machine OF_OUR_GUEST = new Machine("pc", List.of("-bios", Firmware.NAME));

  /**
   * A machine whose processor does nothing, so that its RAM changes only when the kit writes to it.
   */
  public static final Machine RESTING = new Machine("pc", List.of("-bios", Firmware.RESTING_NAME));

  /** Copies what was given. */
  public Machine {
    devices = List.copyOf(devices);
  }

  /** Whether it has no RAM but what the request lists. */
  public boolean isBare() {
    return devices.isEmpty() && (type.isEmpty() || type.equals("none"));
  }
}
