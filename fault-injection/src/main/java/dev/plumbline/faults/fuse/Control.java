package dev.plumbline.faults.fuse;

import dev.plumbline.faults.fuse.backing.Unsynced;
import dev.plumbline.faults.fuse.server.FuseServer;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanException;
import dev.plumbline.faults.store.PlanFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Commands to a running filesystem, one a line, each answered by lines of which the last begins
 * with {@code ok} or {@code failed}.
 */
public final class Control {

  private static final String OK = "ok";

  private final FuseServer server;
  private final PrintWriter answers;

  /** Commands for a server. */
  public Control(FuseServer server, PrintWriter answers) {
    this.server = server;
    this.answers = answers;
  }

  /** Answers commands until they end or one says so. */
  public void run(BufferedReader commands) throws IOException {
    say(OK);
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.strip().split(" ", 2);
      if (words[0].equals("quit")) {
        say(OK);
        return;
      }
      say(answer(words[0], words.length > 1 ? words[1].strip() : ""));
    }
  }

  private String answer(String command, String argument) {
    return switch (command) {
      case "unsynced" -> unsynced();
      case "release" -> {
        server.release();
        yield OK;
      }
      case "plan" -> plan(argument);
      case "cut" -> cut(argument);
      case "restart" -> {
        server.restart();
        yield OK;
      }
      default -> "failed: no such command; plumbline faultfs --help lists them";
    };
  }

  private String unsynced() {
    for (Unsynced.Entry entry : server.unsynced()) {
      answers.println(entry.bytes() + " " + dev.plumbline.format.Quoted.bare(entry.path()));
    }
    return OK;
  }

  private String plan(String file) {
    try {
      Plan plan = PlanFile.read(Path.of(file));
      return server.change(plan) ? OK : "failed: " + NO_JOURNAL;
    } catch (IOException | PlanException | InvalidPathException e) {
      return "failed: " + e.getMessage();
    }
  }

  private static final String NO_JOURNAL =
      "what was not synced can be lost only by a filesystem that was started with --journal";

  private String cut(String argument) {
    String[] words = argument.split(" ", 2);
    Survivors survivors;
    try {
      survivors =
          switch (words[0]) {
            case "synced" -> new Survivors(Keep.SYNCED, 0);
            case "all" -> new Survivors(Keep.ALL, 0);
            case "random" ->
                new Survivors(Keep.RANDOM, words.length > 1 ? Long.parseLong(words[1]) : 0);
            default -> throw new NumberFormatException();
          };
    } catch (NumberFormatException e) {
      return "failed: cut: expected synced, all or random SEED";
    }
    return server.cutPower(survivors) ? OK : "failed: " + NO_JOURNAL;
  }

  private void say(String line) {
    answers.println(line);
    answers.flush();
  }
}
