package dev.plumbline.kit.cli;

import dev.plumbline.cli.ShardOption;
import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.run.Level;
import dev.plumbline.shard.Shard;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code check} can be told. */
final class CheckOptions {

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      description =
          "the implementation under test: reference (the built-in one), qemu (the one on the PATH),"
              + " qemu=BINARY, qemu=container:VERSION (from an image; see docs/containers.md), or"
              + " exec=COMMAND (see docs/kit.md); again for each."
              + " Default: reference, and qemu if there is one of version 9.0 or newer")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--on",
      paramLabel = "DIR",
      description =
          "work on this directory's filesystem; again for each (default: the current directory)")
  private List<Path> on = new ArrayList<>();

  @Option(
      names = "--case",
      paramLabel = "GLOB",
      description = "only the cases whose id matches, e.g. 'PAG-*'; again for each")
  private List<String> globs = new ArrayList<>();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "only cases at least as binding as this: required, recommended, observed")
  private Level level = Level.OBSERVED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what is random follows from it (default: ${DEFAULT-VALUE})")
  private long seed = KitSettings.DEFAULT_SEED;

  @Option(
      names = "--tries",
      paramLabel = "N",
      description = "how often each property is tried (default: each its own number)")
  private int tries;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      description = "how long each property goes on looking, instead of a number of tries")
  private int seconds;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "leave a report there, made if missing: report.html for people, junit/*.xml for CI"
              + " servers, results.json, and the files of what failed (see docs/kit.md)")
  private @Nullable Path report;

  @Option(
      names = "--expectations",
      paramLabel = "FILE",
      description =
          "known faults: the run is fine when each verdict is the one in here (default: those that"
              + " come with the kit for this subject's version)")
  private @Nullable Path expectations;

  @Option(
      names = "--update-expectations",
      description = "write what came out into the file of --expectations")
  private boolean update;

  @Option(
      names = "--list",
      description =
          "run nothing; say of each case what must hold, where that is written, and what"
              + " bug it hunts")
  private boolean list;

  @Mixin private ShardOption part = new ShardOption();

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  /** What is wrong with them as a whole, or null. */
  @Nullable String mistake() {
    if (tries < 0) {
      return "--tries " + tries + ": less than nothing";
    }
    if (seconds < 0) {
      return "--time " + seconds + ": less than nothing";
    }
    if (seconds > 0 && tries > 0) {
      return "--time and --tries exclude each other";
    }
    if (update && expectations == null) {
      return "--update-expectations: name the file with --expectations FILE";
    }
    if (update && shard() != null) {
      return "--update-expectations and --shard exclude each other: shards that ran at the same"
          + " time would undo each other's changes";
    }
    for (String glob : globs) {
      try {
        matcher(glob);
      } catch (PatternSyntaxException e) {
        return "--case " + glob + ": " + e.getDescription();
      }
    }
    if (cases().isEmpty()) {
      return globs.isEmpty()
          ? "no case is of --level " + level.word()
          : "no case matches --case " + String.join(", ", globs);
    }
    return null;
  }

  List<String> subjects() {
    return subjects;
  }

  /** The directories as given; an empty path stands for the current one. */
  List<Path> on() {
    return on.isEmpty() ? List.of(Path.of("")) : on;
  }

  long seed() {
    return seed;
  }

  int tries() {
    return tries;
  }

  /** How long each property goes on, or null for a number of tries. */
  @Nullable Duration time() {
    return seconds == 0 ? null : Duration.ofSeconds(seconds);
  }

  @Nullable Path report() {
    return report;
  }

  @Nullable Path expectations() {
    return expectations;
  }

  boolean update() {
    return update;
  }

  boolean list() {
    return list;
  }

  boolean json() {
    return json;
  }

  /** Which part of the run is wanted, or null for all of it. */
  @Nullable Shard shard() {
    return part.shard();
  }

  /** The cases that are wanted, by id. */
  List<Case> cases() {
    return AllCases.list().stream().filter(this::isWanted).toList();
  }

  private boolean isWanted(Case candidate) {
    return candidate.level().compareTo(level) <= 0
        && (globs.isEmpty()
            || globs.stream().anyMatch(g -> matcher(g).matches(Path.of(candidate.id()))));
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }
}
