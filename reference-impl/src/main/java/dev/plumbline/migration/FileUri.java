package dev.plumbline.migration;

import java.nio.file.Path;

/**
 * QEMU's {@code file:PATH[,offset=SIZE]}. The first {@code ,offset=} ends the path; a path that
 * holds one can't be given. Measured on QEMU 10.0 and 11.1.
 *
 * @param path the file
 * @param offsetBytes where the stream begins, see {@link SizeString}
 */
public record FileUri(Path path, long offsetBytes) {

  private static final String SCHEME = "file:";
  private static final String OFFSET = ",offset=";

  /**
   * Parses a URI, or the same without {@code file:}.
   *
   * @throws IllegalArgumentException when the path is empty or impossible, or the offset no size
   */
  public static FileUri parse(String text) {
    return parse(text, 0);
  }

  /**
   * The same with another offset for a text that has none.
   *
   * @see #parse(String)
   */
  public static FileUri parse(String text, long withoutOffset) {
    String rest = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
    int comma = rest.indexOf(OFFSET);
    String path = comma < 0 ? rest : rest.substring(0, comma);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' names no file");
    }
    long offset =
        comma < 0 ? withoutOffset : SizeString.parse(rest.substring(comma + OFFSET.length()));
    return new FileUri(Path.of(path), offset);
  }
}
