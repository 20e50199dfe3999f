package dev.plumbline.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The configuration section.
 *
 * @param machine the machine type, e.g. {@code pc-q35-10.0}
 * @param capabilities QEMU capabilities that change the stream: {@code mapped-ram}, {@code
 *     x-ignore-shared}
 * @param targetPageBits log2 of the target's page size, or -1 when the stream doesn't say
 * @param uuid the machine's UUID, when it was validated on migration
 */
public record Configuration(
    String machine, List<String> capabilities, int targetPageBits, @Nullable UUID uuid) {

  /** The capability of the mapped-ram form. */
  public static final String MAPPED_RAM = "mapped-ram";

  /** The capability that leaves shared RAM out. */
  public static final String IGNORE_SHARED = "x-ignore-shared";

  /** A stream without the section. */
  public static final Configuration NONE = new Configuration("", List.of(), -1, null);

  /** The same with one capability more; without change when it is listed already. */
  public Configuration with(String capability) {
    if (capabilities.contains(capability)) {
      return this;
    }
    List<String> more = new ArrayList<>(capabilities);
    more.add(capability);
    return new Configuration(machine, List.copyOf(more), targetPageBits, uuid);
  }

  /** The same with one capability less. */
  public Configuration without(String capability) {
    List<String> less = capabilities.stream().filter(c -> !c.equals(capability)).toList();
    return new Configuration(machine, less, targetPageBits, uuid);
  }
}
