package dev.plumbline.kit.cli;

import dev.plumbline.cli.ShardOption;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.shard.Shard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command line that repeats one case, to be pasted into a shell. */
public final class RepeatCommand {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

  /** Options with a value that say nothing of what is run, or are given anew. */
  private static final List<String> ELSEWHERE = List.of("--report", ShardOption.NAME);

  private RepeatCommand() {}

  /**
   * Makes it.
   *
   * @param subject the subject's name
   * @param on the directory as given
   * @param caseId the case
   */
  static String of(String subject, Path on, String caseId, KitSettings settings) {
    List<String> words = new ArrayList<>(List.of("./plumbline", "check", "--subject", subject));
    if (!on.toString().isEmpty()) {
      words.addAll(List.of("--on", on.toString()));
    }
    words.addAll(List.of("--case", caseId, "--seed", Long.toString(settings.seed())));
    if (settings.tries() > 0) {
      words.addAll(List.of("--tries", Integer.toString(settings.tries())));
    }
    Duration time = settings.time();
    if (time != null) {
      words.addAll(List.of("--time", Long.toString(time.toSeconds())));
    }
    return String.join(" ", words.stream().map(RepeatCommand::quoted).toList());
  }

  /**
   * The command line that gives a whole run again, wherever its report is to lie this time.
   *
   * @param arguments the program's
   * @param shard which part was run, or null for the whole; comes last, so that shards of one run
   *     differ only in that
   */
  public static String ofAll(List<String> arguments, @Nullable Shard shard) {
    List<String> words = new ArrayList<>(List.of("./plumbline"));
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (ELSEWHERE.contains(word)) {
        i++;
      } else if (!word.equals("--json")
          && ELSEWHERE.stream().noneMatch(option -> word.startsWith(option + "="))) {
        words.add(word);
      }
    }
    if (shard != null) {
      words.addAll(List.of(ShardOption.NAME, shard.toString()));
    }
    return words.stream().map(RepeatCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
