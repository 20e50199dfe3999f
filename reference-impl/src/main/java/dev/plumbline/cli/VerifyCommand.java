package dev.plumbline.cli;

import dev.plumbline.format.Finding;
import dev.plumbline.format.FindingList;
import dev.plumbline.format.Severity;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.shard.Shard;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks every invariant of migration files without a restore.")
final class VerifyCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "migration files or libvirt save images")
  private List<Path> files = List.of();

  @Option(names = "--deep", description = "read every page as well")
  private boolean deep;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Mixin private FileOptions options = new FileOptions();

  @Mixin private ShardOption part = new ShardOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    List<Path> all = List.copyOf(new LinkedHashSet<>(files));
    Shard shard = part.shard();
    List<Path> own = shard == null ? all : shard.of(all);
    Map<Path, FindingList> results = new LinkedHashMap<>();
    List<Path> unread = new ArrayList<>();
    for (Path path : own) {
      try {
        FindingList findings = verify(path, console);
        results.put(path, findings);
        if (!json) {
          print(console, path, findings);
        }
      } catch (IOException e) {
        // The other files are still worth a look.
        unread.add(path);
        Problems.print(console.err(), e);
      }
    }
    boolean ok = unread.isEmpty() && results.values().stream().noneMatch(FindingList::hasErrors);
    if (json && shard != null) {
      // Whatever came of it: those who put the shards together miss none of them.
      Json.print(
          console.out(),
          j -> {
            VerifyJson.findings(j, results, ok);
            VerifyJson.shard(j, shard, VerifyJson.run(how(), all), own, unread);
          });
    } else if (json && (unread.isEmpty() || !results.isEmpty())) {
      Json.print(console.out(), j -> VerifyJson.findings(j, results, ok));
    }
    return unread.isEmpty() ? (ok ? ExitCodes.FINE : ExitCodes.FINDING) : ExitCodes.ENVIRONMENT;
  }

  /** How files are looked at, in words that differ when anything in it does. */
  private String how() {
    return (deep ? "deep " : "plain ") + options.words();
  }

  private FindingList verify(Path path, Console console) throws IOException {
    try (MigrationFile file = options.open(path);
        ProgressBar progress =
            deep
                ? ProgressBar.of(console, "reading", file.file().sizeBytes())
                : ProgressBar.none()) {
      Verifier.verify(file, deep, progress);
      return file.findings();
    }
  }

  private static void print(Console console, Path path, FindingList findings) {
    for (Finding finding : findings.all()) {
      console.out().println(Console.name(path) + ": " + console.line(finding));
    }
    if (findings.dropped() > 0) {
      console
          .out()
          .println(Console.name(path) + ": " + findings.dropped() + " more of the same kind");
    }
    FileVerdict.print(
        console,
        path.toString(),
        count(findings, Severity.ERROR),
        count(findings, Severity.WARNING));
  }

  private static long count(FindingList findings, Severity severity) {
    return findings.all().stream().filter(f -> f.severity() == severity).count();
  }
}
