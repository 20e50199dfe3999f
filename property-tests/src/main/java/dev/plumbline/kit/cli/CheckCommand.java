package dev.plumbline.kit.cli;

import dev.plumbline.cli.Console;
import dev.plumbline.cli.ExitCodes;
import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.launch.KitLauncher;
import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.launch.Subjects;
import dev.plumbline.kit.merge.Allotment;
import dev.plumbline.kit.report.ExpectationFiles;
import dev.plumbline.kit.report.Expectations;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.Identity;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.shard.Shard;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Runs the conformance kit: what must hold of an implementation of QEMU's file migration.",
    footer = {
      "",
      "Exit code 0: every verdict is the expected one. 1: something is worse, or better.",
    })
public final class CheckCommand implements Callable<Integer> {

  @Mixin private CheckOptions options = new CheckOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    String mistake = options.mistake();
    if (mistake != null) {
      throw new ParameterException(spec.commandLine(), mistake);
    }
    if (options.list()) {
      list();
      return ExitCodes.FINE;
    }
    for (Path directory : options.on()) {
      if (!Files.isDirectory(directory.toAbsolutePath())) {
        throw new NotDirectoryException(directory.toString());
      }
    }
    Expectations given = given();
    Path report = options.report();
    if (report != null) {
      Files.createDirectories(report);
    }
    List<Subject> subjects = new ArrayList<>();
    try {
      for (String name : names()) {
        subjects.add(Subjects.open(name));
      }
      return check(subjects, given);
    } finally {
      for (Subject subject : subjects) {
        subject.close();
      }
    }
  }

  private void list() {
    PrintWriter out = new Console(spec).out();
    Shard shard = options.shard();
    if (shard == null) {
      CaseList.print(out, options.cases());
      return;
    }
    List<String> columns = new ArrayList<>();
    for (String name : names()) {
      for (Path on : options.on()) {
        columns.add(Console.oneLine(name + " on " + on.toAbsolutePath()));
      }
    }
    CaseList.print(out, columns, options.cases(), shard);
  }

  private List<String> names() {
    if (options.subjects().isEmpty()) {
      return Subjects.byDefault();
    }
    for (String name : options.subjects()) {
      if (!Subjects.isName(name)) {
        throw new ParameterException(
            spec.commandLine(), "--subject " + name + ": expected " + Subjects.FORMS);
      }
    }
    return options.subjects();
  }

  /** The user's expectations, or null when those that come with the kit hold. */
  private @Nullable Expectations given() throws IOException {
    Path file = options.expectations();
    if (file == null) {
      return null;
    }
    if (options.update() && !Files.exists(file)) {
      return Expectations.NONE;
    }
    try {
      return ExpectationFiles.read(file, ids());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--expectations " + e.getMessage(), e);
    }
  }

  private int check(List<Subject> subjects, @Nullable Expectations given) throws IOException {
    Console console = new Console(spec);
    Instant started = Instant.now();
    long startNanos = System.nanoTime();
    List<SubjectResult> results = new ArrayList<>();
    List<Case> cases = options.cases();
    Allotment allotment = new Allotment(options.shard(), cases.size());
    int total =
        IntStream.range(0, subjects.size() * options.on().size())
            .map(number -> allotment.of(number, cases).size())
            .sum();
    try (CheckProgress progress = new CheckProgress(console, options.json(), total)) {
      for (Subject subject : subjects) {
        for (Path on : options.on()) {
          announce(console, subject.identity(), on);
          progress.subject(subject.identity().name());
          List<Subject> others = new ArrayList<>(subjects);
          others.remove(subject);
          Set<String> own =
              allotment.of(results.size(), cases).stream()
                  .map(Case::id)
                  .collect(Collectors.toSet());
          RunPlan plan =
              plan(console, subject.identity(), on, results.size(), given)
                  .only(definition -> own.contains(definition.id()))
                  .beside(others);
          results.add(KitLauncher.run(subject, plan, progress));
        }
      }
    }
    RunResult run =
        new RunResult(
            String.valueOf(CheckCommand.class.getPackage().getImplementationVersion()),
            RunResult.hostKernel(),
            started,
            (System.nanoTime() - startNanos) / 1e9,
            options.seed(),
            RepeatCommand.ofAll(
                spec.commandLine().getParseResult().originalArgs(), options.shard()),
            options.shard(),
            results);
    return conclude(console, run, given);
  }

  private RunPlan plan(
      Console console, Identity subject, Path on, int number, @Nullable Expectations given)
      throws IOException {
    Path report = options.report();
    Path keep =
        report == null
            ? null
            : report.resolve("evidence").resolve(number + 1 + "-" + subject.kind());
    KitSettings settings =
        new KitSettings(
            on.toAbsolutePath(), options.seed(), options.tries(), keep, options.time(), true);
    Map<String, Expectations.Line> lines = expectations(console, subject, given).of(subject);
    return new RunPlan(
        _ -> true,
        settings,
        definition -> Expectations.expected(lines, definition),
        definition -> RepeatCommand.of(subject.name(), on, definition.id(), settings));
  }

  private static Expectations expectations(
      Console console, Identity subject, @Nullable Expectations given) throws IOException {
    if (given != null) {
      return given;
    }
    return ExpectationFiles.builtIn(subject, ids())
        .orElseGet(() -> {
          console
              .err()
              .println(
                  "no expectations are known for "
                      + Expectations.section(subject)
                      + ": every case is expected to conform");
          return Expectations.NONE;
        });
  }

  private void announce(Console console, Identity subject, Path on) {
    if (!options.json()) {
      console
          .err()
          .println(
              "checking "
                  + Console.oneLine(subject.name() + " " + subject.version())
                  + " on "
                  + Console.name(on.toAbsolutePath()));
    }
  }

  private int conclude(Console console, RunResult run, @Nullable Expectations given)
      throws IOException {
    Path report = options.report();
    if (report != null) {
      RunOutput.write(run, report);
    }
    Path expectations = options.expectations();
    if (options.update() && expectations != null && given != null) {
      ExpectationFiles.update(expectations, given, run);
    }
    int code = RunOutput.print(console, run, report, options.json());
    return options.update() && code == ExitCodes.FINDING ? ExitCodes.FINE : code;
  }

  private static List<String> ids() {
    return AllCases.list().stream().map(Case::id).toList();
  }
}
