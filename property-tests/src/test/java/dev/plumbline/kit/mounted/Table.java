package dev.plumbline.kit.mounted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables in resources beside the tests: a row a line, columns apart by two blanks or more. */
final class Table {

  private Table() {}

  /** Rows with at least so many columns; the last one takes the rest of its line. */
  static List<List<String>> read(String name, int columns) {
    try (InputStream in = Table.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.strip().split(" {2,}", columns)))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** Whether there is such a resource. */
  static boolean exists(String name) {
    return Table.class.getResource(name) != null;
  }
}
