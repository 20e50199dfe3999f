package dev.plumbline.kit.properties.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.kit.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Capabilities and parameters as they must be: what was accepted is set, what was refused changed
 * nothing, and nothing else ever changes.
 */
final class Settings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Conversation qemu;
  private final NavigableMap<String, Boolean> capabilities;
  private final NavigableMap<String, JsonNode> parameters;
  private final NavigableMap<String, Boolean> firstCapabilities;
  private final NavigableMap<String, JsonNode> firstParameters;

  Settings(Conversation qemu) throws Violation {
    this.qemu = qemu;
    this.capabilities = askCapabilities();
    this.parameters = askParameters();
    this.firstCapabilities = new TreeMap<>(capabilities);
    this.firstParameters = new TreeMap<>(parameters);
  }

  boolean isOn(String capability) {
    return capabilities.getOrDefault(capability, false);
  }

  /** A parameter's value as text; empty when there is none. */
  String value(String parameter) {
    JsonNode value = parameters.get(parameter);
    return value == null ? "" : value.asText();
  }

  /** Sets capabilities, all in one command. */
  Conversation.Answer setCapabilities(Map<String, Boolean> wanted) throws Violation {
    List<Map<String, Object>> list = new ArrayList<>();
    new TreeMap<>(wanted).forEach((name, on) -> list.add(Map.of("capability", name, "state", on)));
    Conversation.Answer answer = qemu.say("migrate-set-capabilities", Map.of("capabilities", list));
    if (answer.accepted()) {
      capabilities.putAll(wanted);
    }
    check(answer, "capabilities " + wanted);
    return answer;
  }

  /** Sets parameters, all in one command. */
  Conversation.Answer setParameters(Map<String, ?> wanted) throws Violation {
    Conversation.Answer answer =
        qemu.say("migrate-set-parameters", new TreeMap<String, Object>(wanted));
    if (answer.accepted()) {
      wanted.forEach((name, value) -> parameters.put(name, JSON.valueToTree(value)));
    }
    check(answer, "parameters " + wanted);
    return answer;
  }

  /** Undoes everything; what was accepted can be undone. */
  void undo() throws Violation {
    NavigableMap<String, Boolean> changed = new TreeMap<>(firstCapabilities);
    changed.entrySet().removeIf(e -> e.getValue().equals(capabilities.get(e.getKey())));
    if (!changed.isEmpty()) {
      mustBeAccepted(setCapabilities(changed), "capabilities " + changed);
    }
    NavigableMap<String, JsonNode> values = new TreeMap<>(firstParameters);
    values.entrySet().removeIf(e -> same(e.getValue(), parameters.get(e.getKey())));
    if (!values.isEmpty()) {
      mustBeAccepted(setParameters(values), "parameters " + values);
    }
  }

  private static void mustBeAccepted(Conversation.Answer answer, String what) throws Violation {
    if (!answer.accepted()) {
      throw new Violation(
          Verdict.WRONGLY_REJECTED,
          "settings that were accepted can't be undone: " + what + ": " + answer.refusal());
    }
  }

  /** Whether all are as they must be. */
  void check() throws Violation {
    check(null, "nothing");
  }

  private void check(Conversation.@Nullable Answer answer, String what) throws Violation {
    List<String> wrong = new ArrayList<>();
    compare(capabilities, askCapabilities(), wrong);
    compare(parameters, askParameters(), wrong);
    if (wrong.isEmpty()) {
      return;
    }
    if (answer != null && answer.accepted()) {
      throw new Violation(
          Verdict.SILENT_CORRUPTION,
          "setting " + what + " was accepted, but: " + String.join("; ", wrong));
    }
    throw new Violation(
        Verdict.REJECTED_LATE,
        answer == null
            ? "settings changed by themselves: " + String.join("; ", wrong)
            : "setting " + what + " was refused, but: " + String.join("; ", wrong));
  }

  private static void compare(Map<String, ?> expected, Map<String, ?> found, List<String> wrong) {
    NavigableMap<String, Object> all = new TreeMap<>(expected);
    found.forEach(all::putIfAbsent);
    for (String name : all.keySet()) {
      if (!same(expected.get(name), found.get(name))) {
        wrong.add(name + " is " + found.get(name) + ", expected " + expected.get(name));
      }
    }
  }

  /** JSON numbers compare by their value. */
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(
        one == null ? null : one.toString(), other == null ? null : other.toString());
  }

  private NavigableMap<String, Boolean> askCapabilities() throws Violation {
    NavigableMap<String, Boolean> found = new TreeMap<>();
    for (JsonNode one : qemu.ask("query-migrate-capabilities")) {
      found.put(one.path("capability").asText(), one.path("state").asBoolean());
    }
    return found;
  }

  private NavigableMap<String, JsonNode> askParameters() throws Violation {
    NavigableMap<String, JsonNode> found = new TreeMap<>();
    qemu.ask("query-migrate-parameters")
        .properties()
        .forEach(e -> found.put(e.getKey(), e.getValue()));
    return found;
  }
}
