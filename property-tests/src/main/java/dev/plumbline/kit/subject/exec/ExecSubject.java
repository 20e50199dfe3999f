package dev.plumbline.kit.subject.exec;

import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.Identity;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Any command as a subject: one process for each operation. */
public final class ExecSubject implements Subject {

  /** What stands before the command when it is chosen. */
  public static final String PREFIX = "exec=";

  private static final int ACCEPTED = 0;
  private static final int REFUSED = 1;
  private static final int UNSUPPORTED = 2;

  private final String command;
  private final SelfDescription description;

  private ExecSubject(String command, SelfDescription description) {
    this.command = command;
    this.description = description;
  }

  /**
   * A command, asked what it can do.
   *
   * @param command a shell's command line, to which one word is added
   * @throws IOException when it gives no description
   */
  public static ExecSubject of(String command) throws IOException {
    return new ExecSubject(command, SelfDescription.of(command));
  }

  @Override
  public Identity identity() {
    return new Identity(
        PREFIX + command, description.name(), description.version(), description.build());
  }

  @Override
  public Set<Capability> capabilities() {
    return description.capabilities();
  }

  @Override
  public Set<String> machines() {
    return description.machines();
  }

  @Override
  public Outcome save(SaveRequest request) throws IOException {
    return call("save", Requests.save(request), request.options().bound());
  }

  @Override
  public Outcome load(LoadRequest request) throws IOException {
    return call("restore", Requests.restore(request), request.options().bound());
  }

  private Outcome call(String operation, String input, Duration bound) throws IOException {
    CommandCall call = CommandCall.run(command, operation, input, bound);
    Integer code = call.exitCode();
    List<String> log = new ArrayList<>();
    log.add("$ " + command + " " + operation + " <<'JSON'");
    log.addAll(input.lines().toList());
    log.add("JSON");
    log.addAll(call.output().lines().toList());
    log.addAll(call.error().lines().toList());
    log.add(code == null ? "(ended by the kit)" : "exit code " + code);
    Evidence evidence = new Evidence(log, code, Evidence.Guest.NONE, call.seconds());
    if (code == null) {
      return new Outcome.Hung(bound, evidence);
    }
    return switch (code) {
      case ACCEPTED -> new Outcome.Accepted(evidence);
      case REFUSED -> new Outcome.Refused(reason(call), evidence);
      case UNSUPPORTED -> new Outcome.Unsupported(reason(call), evidence);
      default -> new Outcome.Crashed("exit code " + code + ": " + reason(call), evidence);
    };
  }

  /** What it said last, where programs say why. */
  private static String reason(CommandCall call) {
    String said = call.error().isBlank() ? call.output() : call.error();
    return said.isBlank() ? "no reason given" : said.strip().lines().toList().getLast();
  }
}
