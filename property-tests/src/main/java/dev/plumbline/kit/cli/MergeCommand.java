package dev.plumbline.kit.cli;

import dev.plumbline.cli.Console;
import dev.plumbline.cli.ExitCodes;
import dev.plumbline.kit.merge.CheckMerge;
import dev.plumbline.kit.merge.EvidenceFiles;
import dev.plumbline.kit.merge.Part;
import dev.plumbline.kit.merge.UnfitPartsException;
import dev.plumbline.kit.merge.VerifyMerge;
import dev.plumbline.kit.merge.VerifyResults;
import dev.plumbline.kit.report.JsonFields;
import dev.plumbline.kit.report.ResultsReader;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.files.ReportForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline merge}. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = "Puts the results of all shards of a check or verify together.",
    footer = {
      "",
      "Exit code: what the run would have had in one piece; 2 when a shard is",
      "missing, is there twice, or belongs to another run.",
    })
public final class MergeCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "SHARD",
      description =
          "of check: each shard's report directory, or what it printed with --json;"
              + " of verify: a file with what each shard printed with --json")
  private List<Path> sources = List.of();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "of check: leave the whole run's report there, made if missing")
  private @Nullable Path report;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<Part<RunResult>> checks = new ArrayList<>();
    List<Part<VerifyResults>> verifies = new ArrayList<>();
    long left = JsonFields.MAX_BYTES;
    for (Path source : sources) {
      Path file = Files.isDirectory(source) ? source.resolve(ReportForms.RESULTS) : source;
      left -= Files.size(file);
      if (left < 0) {
        throw new IOException(
            file + ": with it, more than " + JsonFields.MAX_BYTES + " bytes of results");
      }
      JsonFields root = JsonFields.document(file);
      if (!root.has("shard")) {
        throw root.wrong("shard", "nothing", "the results of a shard");
      }
      if (VerifyResults.isIn(root)) {
        verifies.add(
            new Part<>(source.toString(), root.object("shard").shard(), VerifyResults.of(root)));
      } else {
        checks.add(
            new Part<>(source.toString(), root.object("shard").shard(), ResultsReader.of(root)));
      }
    }
    if (!checks.isEmpty() && !verifies.isEmpty()) {
      throw misused(
          "%s is of check, %s of verify"
              .formatted(checks.getFirst().source(), verifies.getFirst().source()));
    }
    try {
      return checks.isEmpty() ? verify(verifies) : check(checks);
    } catch (UnfitPartsException e) {
      throw misused(e.getMessage());
    }
  }

  private int check(List<Part<RunResult>> parts) throws IOException, UnfitPartsException {
    RunResult whole = CheckMerge.merge(parts);
    if (report == null) {
      return RunOutput.print(new Console(spec), whole, null, json);
    }
    Path target = Files.createDirectories(report).toAbsolutePath().normalize();
    for (Part<RunResult> part : parts) {
      if (Files.isSameFile(target, directory(part))) {
        throw misused("--report " + report + ": holds shard " + part.shard() + ", which stays");
      }
    }
    // Only now that all is known to fit together: nothing is copied for a merge that can't be.
    List<Part<RunResult>> carried = new ArrayList<>();
    for (Part<RunResult> part : parts) {
      carried.add(
          new Part<>(
              part.source(),
              part.shard(),
              EvidenceFiles.carry(part.results(), directory(part), target)));
    }
    RunResult there = CheckMerge.merge(carried);
    RunOutput.write(there, target);
    return RunOutput.print(new Console(spec), there, target, json);
  }

  /** What the names of evidence are relative to. */
  private static Path directory(Part<RunResult> part) {
    Path source = Path.of(part.source()).toAbsolutePath();
    return Files.isDirectory(source) ? source : source.resolveSibling("");
  }

  private int verify(List<Part<VerifyResults>> parts) throws IOException, UnfitPartsException {
    if (report != null) {
      throw misused("--report " + report + ": verify has no report; --json prints its results");
    }
    VerifyResults whole = VerifyMerge.merge(parts);
    VerifyOutput.print(new Console(spec), whole, json);
    if (!whole.unread().isEmpty()) {
      return ExitCodes.ENVIRONMENT;
    }
    return whole.ok() ? ExitCodes.FINE : ExitCodes.FINDING;
  }

  private ParameterException misused(@Nullable String message) {
    return new ParameterException(spec.commandLine(), String.valueOf(message));
  }
}
