package dev.plumbline.kit.properties.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.fixtures.qemu.QemuException;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.fixtures.qemu.QmpError;
import dev.plumbline.kit.judge.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a QEMU and what it answers. Every command must be answered in time, be the answer
 * a refusal; a QEMU that is gone or silent is a violation. Commands are kept, so that they can be
 * given again.
 */
final class Conversation {

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOLD_OUTPUT = 1500;

  /**
   * An answer.
   *
   * @param value what was returned; a missing node when it was refused
   * @param refusal why it was refused, or null
   */
  record Answer(JsonNode value, @Nullable String refusal) {
    boolean accepted() {
      return refusal == null;
    }
  }

  private final QemuProcess qemu;
  private final List<String> commands = new ArrayList<>();

  Conversation(QemuProcess qemu) {
    this.qemu = qemu;
  }

  /** The commands that changed something, in order, as lines of QMP. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  /** Something that was done beside the monitor, as a comment among the commands. */
  void note(String line) {
    commands.add("# " + line);
  }

  /** Gives a command that may change something. */
  Answer say(String command, Map<String, ?> arguments) throws Violation {
    commands.add(line(command, arguments));
    Answer answer = exchange(command, arguments);
    if (answer.refusal() != null) {
      note("refused: " + answer.refusal());
    }
    return answer;
  }

  /** Asks something that changes nothing; it must not be refused. */
  JsonNode ask(String command) throws Violation {
    Answer answer = exchange(command, Map.of());
    if (!answer.accepted()) {
      throw new Violation(Verdict.WRONGLY_REJECTED, command + " is refused: " + answer.refusal());
    }
    return answer.value();
  }

  private Answer exchange(String command, Map<String, ?> arguments) throws Violation {
    try {
      return new Answer(qemu.qmp().execute(command, arguments, ANSWER), null);
    } catch (QmpError e) {
      return new Answer(JSON.missingNode(), e.description());
    } catch (QemuException e) {
      throw lost(command, e);
    }
  }

  private Violation lost(String command, QemuException e) {
    for (int i = 0; i < 100 && qemu.isAlive(); i++) {
      pause(20);
    }
    if (qemu.isAlive()) {
      return new Violation(Verdict.HANG, "no answer to " + command + ": " + e.getMessage());
    }
    int code = qemu.exitCode().orElse(-1);
    return new Violation(
        Verdict.LOST_GUEST,
        "QEMU is gone at "
            + command
            + ", exit code "
            + code
            + (code > 128 ? " (signal " + (code - 128) + ")" : "")
            + ": "
            + tail(qemu.output().strip()));
  }

  private static String tail(String output) {
    return output.substring(Math.max(0, output.length() - TOLD_OUTPUT));
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private static String line(String command, Map<String, ?> arguments) {
    ObjectNode request = JSON.createObjectNode().put("execute", command);
    if (!arguments.isEmpty()) {
      request.set("arguments", JSON.valueToTree(arguments));
    }
    try {
      return JSON.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
