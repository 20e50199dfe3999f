package dev.plumbline.kit.subject;

import java.nio.file.Path;

/**
 * One RAM block of the machine that is saved or loaded.
 *
 * @param name its id string
 * @param lengthBytes its length, a multiple of the page size
 * @param file its content as a plain file of that length. A save reads it; a load finds what the
 *     destination's RAM holds beforehand and leaves what it holds afterwards
 */
public record GuestRam(String name, long lengthBytes, Path file) {

  /** Refuses an empty block. */
  public GuestRam {
    if (lengthBytes <= 0) {
      throw new IllegalArgumentException("RAM block " + name + ": lengthBytes=" + lengthBytes);
    }
  }
}
