package dev.plumbline.kit.judge;

import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.subject.GuestRam;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A RAM block to be made.
 *
 * @param name its id string
 * @param pages its length in pages of {@value RamPattern#PAGE_BYTES} bytes
 * @param content what it holds
 */
public record RamSpec(String name, long pages, RamPattern content) {

  /**
   * A block by a pattern's text, such as {@code fragmented:7}; see {@link RamPattern#parse}.
   *
   * @param name its id string
   */
  public static RamSpec of(String name, long pages, String pattern) {
    return new RamSpec(name, pages, RamPattern.parse(pattern));
  }

  /** The same block with other content. */
  public RamSpec holding(RamPattern other) {
    return new RamSpec(name, pages, other);
  }

  /** Its length. */
  public long lengthBytes() {
    return pages * RamPattern.PAGE_BYTES;
  }

  /**
   * Makes its RAM file.
   *
   * @param file created or replaced
   * @throws IOException when it can't be written
   */
  public GuestRam fill(Path file) throws IOException {
    RamFiles.fill(file, name, lengthBytes(), content);
    return new GuestRam(name, lengthBytes(), file);
  }
}
