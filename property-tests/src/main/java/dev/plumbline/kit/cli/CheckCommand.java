package dev.plumbline.kit.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.cli.Console;
import dev.plumbline.cli.ExitCodes;
import dev.plumbline.cli.Json;
import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.launch.KitLauncher;
import dev.plumbline.kit.launch.RunListener;
import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Runs the conformance kit: what must hold of an implementation of QEMU's file migration.")
public final class CheckCommand implements Callable<Integer> {

  @Option(
      names = "--subject",
      paramLabel = "reference",
      description = "the implementation under test (default: reference, the built-in one)")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--on",
      paramLabel = "DIR",
      description = "work on this directory's filesystem (default: the current directory's)")
  private Path on = Path.of("");

  @Option(
      names = "--case",
      paramLabel = "GLOB",
      description = "only the cases whose id matches, e.g. 'PAG-*'")
  private @Nullable String glob;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "only cases at least as binding as this: required, recommended, observed")
  private Level level = Level.OBSERVED;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    for (String subject : subjects) {
      if (!subject.equals("reference")) {
        throw new ParameterException(
            spec.commandLine(),
            "--subject " + subject + ": this version checks only the reference implementation");
      }
    }
    if (!Files.isDirectory(on.toAbsolutePath())) {
      throw new NoSuchFileException(on.toString());
    }
    long chosen = AllCases.list().stream().filter(this::isWanted).count();
    if (chosen == 0) {
      throw new ParameterException(spec.commandLine(), "no case matches --case " + glob);
    }
    Subject subject = new ReferenceSubject();
    if (!json) {
      console
          .err()
          .println(
              "checking "
                  + subject.identity().name()
                  + " "
                  + subject.identity().version()
                  + " on "
                  + on.toAbsolutePath());
    }
    List<CaseResult> results =
        KitLauncher.run(
                subject,
                RunPlan.all(new KitSettings(on.toAbsolutePath(), KitSettings.DEFAULT_SEED, 0, null))
                    .only(this::isWanted),
                new RunListener() {
                  @Override
                  public void finished(CaseResult result) {
                    if (!json) {
                      print(console, result);
                    }
                  }
                })
            .cases();
    long failed = results.stream().filter(r -> !r.conforms()).count();
    if (json) {
      Json.print(console.out(), j -> write(j, subject, results));
    } else {
      console.out().println(results.size() - failed + " passed, " + failed + " failed");
      console.out().flush();
    }
    return failed == 0 && results.size() == chosen ? ExitCodes.FINE : ExitCodes.FINDING;
  }

  private boolean isWanted(Case candidate) {
    if (candidate.level().compareTo(level) > 0) {
      return false;
    }
    if (glob == null) {
      return true;
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return matcher.matches(Path.of(candidate.id()));
  }

  private static void print(Console console, CaseResult result) {
    String style = result.conforms() ? "green" : "bold,red";
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%s  %s  %-11s  %s  (%.1f s)",
                console.styled(style, String.format("%-17s", result.verdict().word())),
                result.definition().id(),
                result.definition().level().word(),
                result.definition().holds(),
                result.seconds()));
    if (!result.conforms() || result.verdict() == dev.plumbline.kit.judge.Verdict.UNSUPPORTED) {
      console.out().println("    " + dev.plumbline.format.Quoted.bare(result.detail()));
      console.out().println("    see docs/format.md#" + result.definition().clause());
    }
    console.out().flush();
  }

  private static void write(JsonGenerator j, Subject subject, List<CaseResult> results)
      throws IOException {
    j.writeArrayFieldStart("subjects");
    j.writeStartObject();
    j.writeStringField("name", subject.identity().name());
    j.writeStringField("version", subject.identity().version());
    j.writeArrayFieldStart("cases");
    for (CaseResult result : results) {
      j.writeStartObject();
      j.writeStringField("id", result.definition().id());
      j.writeStringField("level", result.definition().level().word());
      j.writeStringField("verdict", result.verdict().word());
      j.writeStringField("expected", result.expected().word());
      j.writeNumberField("seconds", result.seconds());
      j.writeStringField("detail", result.detail());
      j.writeEndObject();
    }
    j.writeEndArray();
    j.writeEndObject();
    j.writeEndArray();
    j.writeObjectFieldStart("summary");
    j.writeNumberField("cases", results.size());
    j.writeNumberField("failed", results.stream().filter(r -> !r.conforms()).count());
    j.writeEndObject();
  }
}
