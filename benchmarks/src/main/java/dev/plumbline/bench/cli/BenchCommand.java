package dev.plumbline.bench.cli;

import dev.plumbline.bench.gate.Opponents;
import dev.plumbline.bench.path.BenchPlan;
import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.bench.path.BenchRunner;
import dev.plumbline.bench.path.HostFacts;
import dev.plumbline.bench.path.Measurement;
import dev.plumbline.bench.path.Tools;
import dev.plumbline.bench.report.BenchReport;
import dev.plumbline.bench.report.RunJson;
import dev.plumbline.bench.report.TextTable;
import dev.plumbline.cli.Console;
import dev.plumbline.cli.ExitCodes;
import dev.plumbline.cli.Json;
import dev.plumbline.cli.Main;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.kit.cli.RepeatCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures saving and restoring, side by side with QEMU and the disk's own limit (fio).",
    footer = {
      "",
      "Rates on a busy machine mean little; ratios within one run do. See benchmarks/README.md.",
    })
public final class BenchCommand implements Callable<Integer> {

  @Mixin private BenchOptions options = new BenchOptions();

  @Mixin private GateOptions gates = new GateOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    String mistake = gates.mistake() == null ? options.mistake() : gates.mistake();
    if (mistake != null) {
      throw new ParameterException(spec.commandLine(), mistake);
    }
    for (Path directory : options.on()) {
      if (!Files.isDirectory(directory)) {
        throw new NotDirectoryException(directory.toString());
      }
    }
    Path report = options.report();
    if (report != null) {
      Files.createDirectories(report);
    }
    Tools.require();
    Console console = new Console(spec);
    Path gate = gates.gate();
    if (gate != null) {
      Opponents opponents = new Opponents(fio(), qemu(), gates.baseline());
      return new GateCall(console, gates)
          .judge(gate, opponents, options.on().getFirst(), report, options.json());
    }
    BenchRun run = measure(console, new BenchPlan(options.on(), options.series(), qemu(), fio()));
    if (report != null) {
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(report.resolve(BenchReport.RESULTS)))) {
        Json.print(out, json -> RunJson.write(json, run));
      }
      BenchReport.write(run, report);
    }
    if (options.json()) {
      Json.print(console.out(), json -> RunJson.write(json, run));
    } else {
      console.out().print(TextTable.of(run));
      console.out().flush();
    }
    return ExitCodes.FINE;
  }

  private BenchRun measure(Console console, BenchPlan plan) throws IOException {
    Instant started = Instant.now();
    long startNanos = System.nanoTime();
    List<Measurement> measurements;
    try (BenchProgress progress = new BenchProgress(console, plan.runs())) {
      measurements = BenchRunner.run(plan, progress);
    }
    return new BenchRun(
        HostFacts.host(),
        versions(plan),
        started,
        (System.nanoTime() - startNanos) / 1e9,
        options.profileName(),
        RepeatCommand.ofAll(spec.commandLine().getParseResult().originalArgs(), null),
        measurements);
  }

  private static SequencedMap<String, String> versions(BenchPlan plan) throws IOException {
    SequencedMap<String, String> versions = new LinkedHashMap<>();
    versions.put("plumbline", String.valueOf(Main.class.getPackage().getImplementationVersion()));
    versions.put("jvm", Runtime.version().toString());
    QemuBinary qemu = plan.qemu();
    if (qemu != null) {
      versions.put("qemu", qemu.version().numbers());
    }
    Path fio = plan.fio();
    if (fio != null) {
      versions.put("fio", Tools.fioVersion(fio));
    }
    return versions;
  }

  private @Nullable QemuBinary qemu() throws IOException {
    if (!options.wants(BenchOptions.Peer.QEMU)) {
      return null;
    }
    Optional<QemuBinary> found = Tools.qemu();
    if (found.isEmpty() && options.asksFor(BenchOptions.Peer.QEMU)) {
      throw new IOException(
          "--against qemu: no QEMU of version 9.0 or newer on the PATH"
              + " (apt install qemu-system-x86)");
    }
    return found.orElse(null);
  }

  private @Nullable Path fio() throws IOException {
    if (!options.wants(BenchOptions.Peer.FIO)) {
      return null;
    }
    Optional<Path> found = Tools.fio();
    if (found.isEmpty() && options.asksFor(BenchOptions.Peer.FIO)) {
      throw new IOException("--against fio: no fio on the PATH (apt install fio)");
    }
    return found.orElse(null);
  }
}
