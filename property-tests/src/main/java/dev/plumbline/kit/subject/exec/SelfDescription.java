package dev.plumbline.kit.subject.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.format.Quoted;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a command says of itself when asked to {@code describe}.
 *
 * @param name its name, for expectations
 * @param version its version
 * @param build which build; may be empty
 * @param capabilities what it can do
 * @param machines machine types; empty for any
 */
record SelfDescription(
    String name, String version, String build, Set<Capability> capabilities, Set<String> machines) {

  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final int LONGEST_WORD = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the protocol has no words for. */
  private static final Set<Capability> IMPOSSIBLE =
      Collections.unmodifiableSet(
          EnumSet.of(
              Capability.FDSET,
              Capability.LIVE,
              Capability.CANCEL,
              Capability.DEVICES,
              Capability.INSPECT));

  /**
   * Asks a command.
   *
   * @throws IOException when it doesn't end well, or says what is no description
   */
  static SelfDescription of(String command) throws IOException {
    CommandCall call = CommandCall.run(command, "describe", "", BOUND);
    Integer code = call.exitCode();
    if (code == null || code != 0) {
      throw new IOException(
          "exec="
              + command
              + ": 'describe' "
              + (code == null
                  ? "had not ended after " + BOUND.toSeconds() + " s"
                  : "ended with exit code " + code)
              + (call.error().isEmpty() ? "" : ": " + call.error()));
    }
    try {
      return parse(JSON.readTree(call.output()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(
          "exec=" + command + ": 'describe' printed no description: " + e.getMessage(), e);
    }
  }

  private static SelfDescription parse(JsonNode json) {
    if (json.path("protocol").asInt() != Requests.PROTOCOL) {
      throw new IllegalArgumentException("protocol: expected " + Requests.PROTOCOL);
    }
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    for (JsonNode word : json.path("capabilities")) {
      capabilities.add(capability(word.asText()));
    }
    Set<String> machines = new HashSet<>();
    json.path("machines").forEach(machine -> machines.add(machine.asText()));
    return new SelfDescription(
        word(json, "name"), word(json, "version"), word(json, "build"), capabilities, machines);
  }

  private static Capability capability(String word) {
    Set<Capability> possible = EnumSet.complementOf(EnumSet.copyOf(IMPOSSIBLE));
    return possible.stream()
        .filter(capability -> capability.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "capability "
                    + Quoted.of(word)
                    + ": expected one of "
                    + possible.stream().map(Capability::word).collect(Collectors.joining(", "))));
  }

  private static String word(JsonNode json, String field) {
    String text = Objects.requireNonNullElse(json.path(field).asText(), "");
    if (text.length() > LONGEST_WORD) {
      throw new IllegalArgumentException(field + ": longer than " + LONGEST_WORD + " characters");
    }
    if (text.isEmpty() && !field.equals("build")) {
      throw new IllegalArgumentException(field + ": missing");
    }
    return Quoted.bare(text);
  }
}
