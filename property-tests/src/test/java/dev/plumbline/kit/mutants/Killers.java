package dev.plumbline.kit.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cases kill which mutant, on record: a line each, the mutant's name, a colon, ids of cases,
 * and after a hash what it gets wrong.
 */
final class Killers {

  private static final String RECORD = "killers.txt";

  private Killers() {}

  /** Ids by the mutant's name, the quickest first. */
  static Map<String, List<String>> read() {
    try (InputStream in = Killers.class.getResourceAsStream(RECORD)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RECORD);
      }
      Map<String, List<String>> killers = new LinkedHashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] parts = line.split("#", 2)[0].split(":", 2);
        if (parts.length == 2) {
          killers.put(parts[0].strip(), Arrays.asList(parts[1].strip().split(" +")));
        }
      }
      return killers;
    } catch (IOException e) {
      throw new IllegalStateException(RECORD, e);
    }
  }

  /** A line of the record. */
  static String line(Mutant mutant, List<String> killers) {
    String record = mutant.record().isEmpty() ? "" : " (" + mutant.record() + ")";
    return "%s: %s  # %s%s"
        .formatted(mutant.name(), String.join(" ", killers), mutant.bug(), record);
  }
}
