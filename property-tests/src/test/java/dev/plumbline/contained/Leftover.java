package dev.plumbline.contained;

import dev.plumbline.fixtures.ProcessIdentity;
import dev.plumbline.fixtures.containers.Engine;
import java.io.IOException;

/**
 * Whose container it is, on a label of it: a {@link ProcessIdentity}. A running container ends by
 * itself when its owner does. What nobody has started yet can't: the next owner removes it.
 */
final class Leftover {

  static final String LABEL = "dev.plumbline.owner";

  private Leftover() {}

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
    try {
      return !ProcessIdentity.of(Long.parseLong(owner.split("-", 2)[0])).equals(owner);
    } catch (IOException e) {
      return true;
    }
  }
}
