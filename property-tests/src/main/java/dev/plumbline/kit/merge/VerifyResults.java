package dev.plumbline.kit.merge;

import dev.plumbline.format.Severity;
import dev.plumbline.kit.report.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code verify --json} found in files. Read from a document of one of its shards, nothing in
 * it is believed.
 *
 * @param run a fingerprint of the whole run
 * @param files those that were looked at, in order, with what was found in each
 * @param unread those of them that could not be read
 */
public record VerifyResults(String run, Map<String, List<Found>> files, Set<String> unread) {

  /**
   * A finding.
   *
   * @param fields all of it, to be written as it was read
   * @param severity how bad it is
   * @param id its rule's
   * @param offsetBytes where in the file
   * @param message one line for people
   */
  public record Found(
      JsonFields fields, Severity severity, String id, long offsetBytes, String message) {}

  /** Whether a document claims to be one. */
  public static boolean isIn(JsonFields root) {
    return root.has("findings");
  }

  /**
   * Reads a shard's document.
   *
   * @throws IOException when it isn't one, saying where, what was found and what was expected
   */
  public static VerifyResults of(JsonFields root) throws IOException {
    JsonFields shard = root.object("shard");
    Map<String, List<Found>> files = new LinkedHashMap<>();
    for (String file : shard.texts("files")) {
      if (files.put(file, new ArrayList<>()) != null) {
        throw shard.wrong("files", file, "each file once");
      }
    }
    Set<String> unread = new LinkedHashSet<>(shard.texts("unread"));
    for (String file : unread) {
      if (!files.containsKey(file)) {
        throw shard.wrong("unread", file, "a file of this shard");
      }
    }
    for (JsonFields finding : root.objects("findings")) {
      String file = finding.text("file");
      List<Found> found = files.get(file);
      if (found == null) {
        throw finding.wrong("file", file, "a file of this shard");
      }
      found.add(
          new Found(
              finding,
              finding.choice("severity", Severity.values(), Severity::word),
              finding.text("id"),
              finding.integer("offset"),
              finding.text("message")));
    }
    return new VerifyResults(shard.text("run"), files, unread);
  }

  /** Whether all was read and no error found. */
  public boolean ok() {
    return unread.isEmpty()
        && files.values().stream()
            .flatMap(List::stream)
            .noneMatch(found -> found.severity() == Severity.ERROR);
  }
}
