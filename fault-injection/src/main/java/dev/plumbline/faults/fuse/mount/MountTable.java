package dev.plumbline.faults.fuse.mount;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is mounted, as {@code /proc/self/mountinfo} tells. */
final class MountTable {

  private static final Path MOUNTINFO = Path.of("/proc/self/mountinfo");
  private static final int POINT = 4;

  /**
   * One mount.
   *
   * @param point where
   * @param type the filesystem's type, such as {@code fuse.faultfs}
   * @param source what it says it comes from
   */
  record Entry(String point, String type, String source) {}

  private MountTable() {}

  /** What is mounted at a place, if anything is: of several, the one on top. */
  static Optional<Entry> at(Path place) throws IOException {
    String wanted = place.toString();
    return all().stream().filter(e -> e.point().equals(wanted)).reduce((_, last) -> last);
  }

  private static List<Entry> all() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(MOUNTINFO, StandardCharsets.ISO_8859_1)) {
      int dash = line.indexOf(" - ");
      String[] front = line.split(" ", -1);
      String[] back = dash < 0 ? new String[0] : line.substring(dash + 3).split(" ", -1);
      if (front.length > POINT && back.length > 1) {
        entries.add(new Entry(unescaped(front[POINT]), back[0], unescaped(back[1])));
      }
    }
    return entries;
  }

  /** The kernel writes blanks and the like as {@code \\040}; the bytes are UTF-8. */
  static String unescaped(String field) {
    byte[] bytes = new byte[field.length()];
    int length = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 3 < field.length()) {
        bytes[length++] = (byte) Integer.parseInt(field, i + 1, i + 4, 8);
        i += 3;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
