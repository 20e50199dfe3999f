package dev.plumbline.cli;

import dev.plumbline.format.Finding;
import dev.plumbline.format.FindingList;
import dev.plumbline.format.Severity;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    Map<Path, FindingList> results = new LinkedHashMap<>();
    boolean allRead = true;
    for (Path path : files) {
      try {
        FindingList findings = verify(path, console);
        results.put(path, findings);
        if (!json) {
          print(console, path, findings);
        }
      } catch (IOException e) {
        // The other files are still worth a look.
        allRead = false;
        Problems.print(console.err(), e);
      }
    }
    boolean ok = allRead && results.values().stream().noneMatch(FindingList::hasErrors);
    if (json && (allRead || !results.isEmpty())) {
      printJson(console, results, ok);
    }
    return allRead ? (ok ? ExitCodes.FINE : ExitCodes.FINDING) : ExitCodes.ENVIRONMENT;
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
    long errors = count(findings, Severity.ERROR);
    long warnings = count(findings, Severity.WARNING);
    String verdict =
        errors > 0 ? console.styled("bold,red", "damaged") : console.styled("bold,green", "ok");
    console
        .out()
        .println(
            Console.name(path)
                + ": "
                + verdict
                + " ("
                + plural(errors, "error")
                + ", "
                + plural(warnings, "warning")
                + ")");
    console.out().flush();
  }

  private static long count(FindingList findings, Severity severity) {
    return findings.all().stream().filter(f -> f.severity() == severity).count();
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static void printJson(Console console, Map<Path, FindingList> results, boolean ok)
      throws IOException {
    Json.print(
        console.out(),
        j -> {
          j.writeBooleanField("ok", ok);
          j.writeArrayFieldStart("findings");
          for (Map.Entry<Path, FindingList> result : results.entrySet()) {
            for (Finding finding : result.getValue().all()) {
              Json.finding(j, result.getKey().toString(), finding);
            }
          }
          j.writeEndArray();
        });
  }
}
