package dev.plumbline.hostile;

import dev.plumbline.testing.Image;
import java.util.function.Supplier;

/**
 * A file that means harm.
 *
 * @param name what it is, usable as a file name
 * @param image writes it
 * @param wellFormed whether its structure is whole, so that it is inspected
 * @param clean whether nothing in it is wrong: only strange
 */
record HostileFile(String name, Supplier<Image> image, boolean wellFormed, boolean clean) {

  static HostileFile damaged(String name, Supplier<Image> image) {
    return new HostileFile(name, image, false, false);
  }

  static HostileFile strange(String name, Supplier<Image> image) {
    return new HostileFile(name, image, true, true);
  }

  /** Whole, but pages are lost. */
  static HostileFile lossy(String name, Supplier<Image> image) {
    return new HostileFile(name, image, true, false);
  }

  @Override
  public String toString() {
    return name;
  }
}
