package dev.plumbline.migration;

import dev.plumbline.stream.RamBlock;
import java.nio.charset.StandardCharsets;

/**
 * File names for blocks. Letters, digits and {@code . _ - @ + : ,} stay; every other byte becomes
 * {@code %XX}, so that no name leaves its directory and two names never meet. A leading dot is
 * escaped too. What would be too long for a filesystem is cut and ends in a hash of the whole.
 */
public final class BlockFileNames {

  private static final int MAX_CHARS = 200;
  private static final String SAFE = "._-@+:,";

  private BlockFileNames() {}

  /** The file name for a block's content. */
  public static String of(RamBlock block) {
    return of(block.name());
  }

  /**
   * The file name for a block name.
   *
   * @param blockName each character one byte
   * @return 1 to {@value #MAX_CHARS} characters of ASCII, never {@code .} or {@code ..}, without
   *     {@code /}
   */
  public static String of(String blockName) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < blockName.length(); i++) {
      char c = blockName.charAt(i);
      boolean stays =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || (SAFE.indexOf(c) >= 0 && !(c == '.' && i == 0));
      if (stays) {
        safe.append(c);
      } else {
        safe.append(String.format("%%%02X", (int) c));
      }
    }
    if (safe.isEmpty()) {
      return "%";
    }
    if (safe.length() > MAX_CHARS) {
      String hash = Sha256.of(blockName.getBytes(StandardCharsets.ISO_8859_1)).substring(0, 16);
      return safe.substring(0, MAX_CHARS - hash.length() - 1) + "~" + hash;
    }
    return safe.toString();
  }
}
