package dev.plumbline.contained;

import dev.plumbline.fixtures.containers.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whose container it is, on a label of it: a process id and, because ids come again, its start
 * time. A running container ends by itself when its owner does. What nobody has started yet can't:
 * the next owner removes it.
 */
final class Leftover {

  static final String LABEL = "dev.plumbline.owner";

  private Leftover() {}

  /** This JVM. */
  static String owner() throws IOException {
    long pid = ProcessHandle.current().pid();
    return pid + "-" + startTime(pid);
  }

  /** Removes the containers of owners that are gone. */
  static void sweep() throws IOException {
    String list =
        Engine.ask(
            "ps",
            "--all",
            "--no-trunc",
            "--filter=label=" + LABEL,
            "--format={{.ID}} {{.Label \"" + LABEL + "\"}}");
    for (String line : list.lines().toList()) {
      String[] words = line.split(" ", 2);
      if (words.length == 2 && isGone(words[1])) {
        try {
          Engine.ask("rm", "--force", words[0]);
        } catch (IOException e) {
          // It was about to go by itself, or somebody else sweeps as well.
        }
      }
    }
  }

  private static boolean isGone(String owner) {
    if (!owner.matches("[0-9]{1,9}-[0-9]{1,18}")) {
      return false;
    }
    String[] words = owner.split("-", 2);
    try {
      return !startTime(Long.parseLong(words[0])).equals(words[1]);
    } catch (IOException e) {
      return true;
    }
  }

  /** Field 22 of {@code stat}, counted behind the name, which may hold blanks. */
  static String startTime(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[22 - 3];
  }
}
