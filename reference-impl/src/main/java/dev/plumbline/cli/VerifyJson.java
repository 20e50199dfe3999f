package dev.plumbline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.format.Finding;
import dev.plumbline.format.FindingList;
import dev.plumbline.shard.Shard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What {@code verify --json} prints: {@code ok}, {@code findings}, and of a shard {@code shard}
 * with {@code number}, {@code of}, {@code run} (a fingerprint of the whole run: shards with another
 * one were given other files or options), {@code files} (those that are this shard's) and {@code
 * unread} (those of them that could not be read).
 */
final class VerifyJson {

  private VerifyJson() {}

  static void findings(JsonGenerator json, Map<Path, FindingList> results, boolean ok)
      throws IOException {
    json.writeBooleanField("ok", ok);
    json.writeArrayFieldStart("findings");
    for (Map.Entry<Path, FindingList> result : results.entrySet()) {
      for (Finding finding : result.getValue().all()) {
        Json.finding(json, result.getKey().toString(), finding);
      }
    }
    json.writeEndArray();
  }

  static void shard(
      JsonGenerator json, Shard shard, String run, List<Path> files, List<Path> unread)
      throws IOException {
    json.writeObjectFieldStart("shard");
    json.writeNumberField("number", shard.number());
    json.writeNumberField("of", shard.count());
    json.writeStringField("run", run);
    paths(json, "files", files);
    paths(json, "unread", unread);
    json.writeEndObject();
  }

  private static void paths(JsonGenerator json, String key, List<Path> paths) throws IOException {
    json.writeArrayFieldStart(key);
    for (Path path : paths) {
      json.writeString(path.toString());
    }
    json.writeEndArray();
  }

  /**
   * A fingerprint of what a whole run is about.
   *
   * @param options how files are looked at
   * @param files all of them, in order
   */
  static String run(String options, List<Path> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(options.getBytes(StandardCharsets.UTF_8));
      for (Path file : files) {
        // No path holds this byte, so no two lists look alike.
        digest.update((byte) 0);
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }
}
