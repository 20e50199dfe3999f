package dev.plumbline.bench.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.bench.gate.Commit;
import dev.plumbline.bench.gate.GateFile;
import dev.plumbline.bench.gate.GateRun;
import dev.plumbline.bench.gate.GateXml;
import dev.plumbline.bench.gate.History;
import dev.plumbline.bench.gate.Opponents;
import dev.plumbline.bench.gate.Ruling;
import dev.plumbline.bench.gate.Verdict;
import dev.plumbline.cli.Console;
import dev.plumbline.cli.ExitCodes;
import dev.plumbline.cli.Json;
import dev.plumbline.cli.StatusLine;
import dev.plumbline.kit.run.WorkSpace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** {@code plumbline bench --gate}. */
final class GateCall {

  private final Console console;
  private final GateOptions options;

  GateCall(Console console, GateOptions options) {
    this.console = console;
    this.options = options;
  }

  /**
   * Judges.
   *
   * @param file what is demanded
   * @param opponents who is there to be compared with
   * @param on on which disk
   * @param report where JUnit XML goes, or null
   * @param json whether to print one JSON document
   * @return the exit code
   * @throws IOException when something can't be read, measured or written
   */
  int judge(Path file, Opponents opponents, Path on, @Nullable Path report, boolean json)
      throws IOException {
    GateFile gates = GateFile.read(file);
    Path baseline = options.baseline();
    if (baseline != null && !Files.exists(baseline.resolve(Opponents.ARCHIVE))) {
      throw new NoSuchFileException(baseline.resolve(Opponents.ARCHIVE).toString());
    }
    Instant started = Instant.now();
    List<Ruling> rulings;
    try (WorkSpace space = WorkSpace.on(on, "gate");
        StatusLine line = StatusLine.of(console)) {
      GateRun run = new GateRun(gates, opponents, what -> line.show(Console.oneLine(what)));
      rulings = run.run(space.files(), space.ram());
    }
    if (report != null) {
      Files.write(report.resolve(GateXml.FILE_NAME), GateXml.of(rulings));
    }
    remember(started, rulings);
    if (json) {
      Json.print(console.out(), j -> write(j, rulings));
    } else {
      print(console.out(), rulings);
    }
    return exitCode(rulings);
  }

  private void remember(Instant started, List<Ruling> rulings) throws IOException {
    Path history = options.history();
    if (history == null) {
      return;
    }
    if (has(rulings, Verdict.INCONCLUSIVE)) {
      console.err().println("plumbline: inconclusive numbers are not put into " + history);
      return;
    }
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    for (Ruling ruling : rulings) {
      if (Double.isFinite(ruling.measured())) {
        metrics.put(ruling.gate(), ruling.measured());
      }
    }
    new History(history).append(started, Commit.of(sources()), metrics);
  }

  /** Where the launcher lies, so do the sources that it builds from. */
  private static Path sources() {
    Path launcher = Path.of(System.getProperty("plumbline.launcher", "plumbline"));
    Path parent = launcher.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }

  static int exitCode(List<Ruling> rulings) {
    if (has(rulings, Verdict.NOT_MET)) {
      return ExitCodes.FINDING;
    }
    return has(rulings, Verdict.INCONCLUSIVE) ? ExitCodes.ENVIRONMENT : ExitCodes.FINE;
  }

  private static boolean has(List<Ruling> rulings, Verdict verdict) {
    return rulings.stream().anyMatch(r -> r.verdict() == verdict);
  }

  private static void print(PrintWriter out, List<Ruling> rulings) {
    for (Ruling ruling : rulings) {
      // What is exactly as it should be, in a line for all.
      if (ruling.verdict() != Verdict.MET || ruling.detail().contains("opponent")) {
        out.printf(
            Locale.ROOT,
            "%-13s %s: %s%n",
            ruling.verdict().words(),
            ruling.gate(),
            ruling.detail());
      }
    }
    StringBuilder sum = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      long count = rulings.stream().filter(r -> r.verdict() == verdict).count();
      if (count > 0) {
        sum.append(sum.isEmpty() ? "" : ", ").append(count).append(' ').append(verdict.words());
      }
    }
    out.println(rulings.size() + " gates: " + sum);
    out.flush();
  }

  private static void write(JsonGenerator json, List<Ruling> rulings) throws IOException {
    json.writeBooleanField("met", exitCode(rulings) == ExitCodes.FINE);
    json.writeArrayFieldStart("gates");
    for (Ruling ruling : rulings) {
      json.writeStartObject();
      json.writeStringField("gate", ruling.gate());
      json.writeStringField("verdict", ruling.verdict().words());
      json.writeStringField("detail", ruling.detail());
      if (Double.isFinite(ruling.measured())) {
        json.writeNumberField("measured", ruling.measured());
      }
      json.writeNumberField("seconds", ruling.seconds());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
