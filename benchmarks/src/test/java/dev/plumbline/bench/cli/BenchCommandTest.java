package dev.plumbline.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.bench.path.Measurement;
import dev.plumbline.bench.path.Requests;
import dev.plumbline.bench.path.Tools;
import dev.plumbline.bench.report.RunReader;
import dev.plumbline.cli.Main;
import dev.plumbline.fixtures.Peers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command with as little to do as there can be; how long that takes is nobody's business. */
final class BenchCommandTest {

  private static final long RAM_BYTES = 8L << 20;

  @TempDir private Path scratch;

  @Test
  void everybodyIsMeasuredAndTheReportHoldsIt() throws IOException {
    Peers.require(Tools.qemu(), "qemu-system-x86_64 (apt install qemu-system-x86)");
    Peers.require(Tools.fio(), "fio (apt install fio)");
    Peers.require(Files.isExecutable(Path.of("/usr/bin/time")), "GNU time (apt install time)");
    Path report = scratch.resolve("report");
    Result result =
        run(
            "bench --on "
                + scratch
                + " --ram fragmented --size 8 --channels 2 --rounds 1 --json"
                + " --against qemu --against fio --report "
                + report);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();

    BenchRun printed = RunReader.read("stdout", result.out().getBytes(StandardCharsets.UTF_8));
    assertThat(RunReader.read(report.resolve("results.json"))).isEqualTo(printed);
    assertThat(printed.versions()).containsKeys("plumbline", "jvm", "qemu", "fio");
    assertThat(printed.measurements().stream().map(BenchCommandTest::who).toList())
        .containsExactly(
            "save reference buffered",
            "save qemu buffered",
            "save reference direct",
            "save qemu direct",
            "save fio psync 4M",
            "save fio io_uring 4M",
            "restore reference buffered",
            "restore qemu buffered",
            "restore reference direct",
            "restore qemu direct",
            "restore fio psync 4M",
            "restore fio io_uring 4M");
    assertThat(printed.measurements()).allMatch(one -> one.ramBytes() == RAM_BYTES);
    assertThat(Files.readString(report.resolve("bench.md"))).contains("| reference direct | 2 |");
    assertThat(Files.readString(report.resolve("bench.html"))).contains("Requests by size");
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).containsExactly(report);
    }
  }

  @Test
  void theReferencesRequestsAreCountedBySize() throws IOException {
    Peers.require(Files.isExecutable(Path.of("/usr/bin/time")), "GNU time (apt install time)");
    Result result =
        run("bench --on " + scratch + " --ram random --size 8 --rounds 1 --json --against fio");
    assertThat(result.code()).isZero();
    BenchRun run = RunReader.read("stdout", result.out().getBytes(StandardCharsets.UTF_8));
    for (Measurement one : run.measurements()) {
      if (one.contender().startsWith("reference")) {
        Requests requests = one.requests();
        assertThat(requests.bytes()).isGreaterThanOrEqualTo(RAM_BYTES);
        assertThat(requests.sizes().stream().mapToLong(Requests.Size::count).sum())
            .isEqualTo(requests.count());
        assertThat(requests.sizes().getLast().bytes()).isGreaterThanOrEqualTo(1 << 20);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--ram noise, expected random",
    "--size 5, need --ram",
    "--ram random --size 0, 1 to",
    "--ram random --channels 256, 1 to 255",
    "--ram random --rounds -1, 1 to 1000",
    "--ram runs-0, expected random",
    "--against lvm, against",
    "--profile long, profile",
    "surplus, surplus",
  })
  void wrongUsageIsRefused(String options, String said) {
    Result result = run("bench " + options);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(said);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aPlaceThatIsNoneIsTheEnvironmentsFault() {
    Result result = run("bench --on " + scratch.resolve("nowhere"));
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("nowhere");
  }

  @ParameterizedTest
  @CsvSource({"qemu, apt install qemu-system-x86", "fio, apt install fio"})
  void whoIsAskedForAndMissingIsNamed(String peer, String said)
      throws IOException, InterruptedException {
    Path output = scratch.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "dev.plumbline.cli.Main",
            "bench",
            "--on",
            scratch.toString(),
            "--against",
            peer);
    builder.environment().put("PATH", scratch.toString());
    builder.environment().remove("PLUMBLINE_QEMU");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor()).isEqualTo(3);
    List<String> lines = Files.readAllLines(output);
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("--against " + peer).contains(said);
  }

  private static String who(Measurement measurement) {
    return measurement.operation().word() + " " + measurement.contender();
  }

  private record Result(int code, String out, String err) {}

  private static Result run(String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(new PrintWriter(out, true), new PrintWriter(err, true), line.split(" ", -1));
    assertThat(
            err.toString()
                .lines()
                .filter(each -> each.startsWith("\tat "))
                .collect(Collectors.joining()))
        .isEmpty();
    return new Result(code, out.toString(), err.toString());
  }
}
