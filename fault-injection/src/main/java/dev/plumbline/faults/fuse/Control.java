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
import java.util.List;

/**
 * Commands to a running filesystem, one a line, each answered by lines of which the last begins
 * with {@code ok} or {@code failed}. {@link #HELP} is the list.
 */
public final class Control {

  /** What each command does. */
  public static final List<String> HELP =
      List.of(
          "unsynced              each file with unsynced bytes: how many, a blank, its path",
          "release               lets go what hangs, and what is to hang under this plan",
          "plan FILE             from now on this plan holds",
          "cut synced|all|random the power fails: of what was not synced, nothing, all or some is"
              + " left",
          "restart               the power is back",
          "quit                  unmounts and ends");

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
      default -> "failed: no such command; there are: " + String.join("; ", HELP);
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

  private String cut(String keep) {
    Keep kept;
    switch (keep) {
      case "synced" -> kept = Keep.SYNCED;
      case "all" -> kept = Keep.ALL;
      case "random" -> kept = Keep.RANDOM;
      default -> {
        return "failed: cut: expected synced, all or random";
      }
    }
    long seed = System.nanoTime();
    return server.cutPower(new Survivors(kept, seed)) ? OK : "failed: " + NO_JOURNAL;
  }

  private void say(String line) {
    answers.println(line);
    answers.flush();
  }
}
