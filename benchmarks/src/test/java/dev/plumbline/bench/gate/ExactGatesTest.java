package dev.plumbline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.bench.count.Accountant;
import dev.plumbline.bench.count.Metric;
import dev.plumbline.bench.count.Places;
import dev.plumbline.bench.count.SlowDowns;
import dev.plumbline.bench.count.Workload;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.io.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The exact gates of {@code gate.json}: the program meets them, a slower one doesn't. */
final class ExactGatesTest {

  private static final int RUNS_WITHOUT_CHANGE = 10;

  private static @Nullable Places places;

  private final GateFile gates;

  @BeforeAll
  static void makePlaces() throws IOException {
    places = new Places();
  }

  @AfterAll
  static void removePlaces() throws IOException {
    if (places != null) {
      places.close();
    }
  }

  ExactGatesTest() throws IOException {
    gates = GateFile.read(Path.of("gate.json"));
  }

  @Test
  void theProgramMeetsAllOfThem() throws IOException {
    List<Ruling> rulings = judge(gates.workloads(), UnaryOperator.identity());
    assertThat(rulings).hasSameSizeAs(gates.exact());
    assertThat(notAsDemanded(rulings)).isEmpty();
  }

  @Test
  void nothingThatIsCountedGoesUnjudged() {
    Set<String> judged = gates.exact().stream().map(ExactGate::name).collect(Collectors.toSet());
    for (Workload work : gates.workloads()) {
      for (Metric metric : Metric.values()) {
        boolean makesSense =
            metric != Metric.WRITTEN_PER_PAYLOAD || !(work.ram() instanceof RamPattern.Zero);
        String name = work.name() + "." + metric.word();
        assertThat(judged.contains(name)).as(name).isEqualTo(makesSense);
      }
    }
  }

  @Test
  void tenRunsWithoutChangeTripNothing() throws IOException {
    List<Workload> few = named("save-direct-random", "restore-direct-fragmented");
    ExactJudge judge = judge(UnaryOperator.identity());
    for (int run = 0; run < RUNS_WITHOUT_CHANGE; run++) {
      List<Ruling> rulings = judge.judge(few, gates.exact());
      assertThat(rulings).isNotEmpty();
      assertThat(notAsDemanded(rulings)).as("run %d", run).isEmpty();
    }
  }

  private static List<Ruling> notAsDemanded(List<Ruling> rulings) {
    return rulings.stream().filter(r -> r.verdict() != Verdict.MET).toList();
  }

  @Test
  void requestsOfFourKibTripThoseOfRequestsAndCalls() throws IOException {
    assertThat(tripped("save-direct-random", SlowDowns::smallRequests))
        .contains("fileRequestsPerGib", "directRequestsPerGib", "ramRequestsPerGib", "callsPerGib")
        .doesNotContain("writtenPerPayload", "unalignedDirectRequests", "syncs");
    assertThat(tripped("restore-buffered-random", SlowDowns::smallRequests))
        .contains("fileRequestsPerGib", "ramRequestsPerGib", "callsPerGib")
        .doesNotContain("writtenPerPayload", "syncs");
  }

  @Test
  void aNeedlessCopyTripsThatOfAllocations() throws IOException {
    assertThat(tripped("save-buffered-random", SlowDowns::needlessCopy))
        .containsExactly("allocatedKibPerGib");
  }

  private List<String> tripped(String workload, UnaryOperator<Disk> slowDown) throws IOException {
    return judge(named(workload), slowDown).stream()
        .filter(r -> r.verdict() == Verdict.NOT_MET)
        .map(r -> r.gate().substring(workload.length() + 1))
        .toList();
  }

  private List<Workload> named(String... names) {
    List<Workload> named = new ArrayList<>(gates.workloads());
    named.removeIf(w -> !List.of(names).contains(w.name()));
    assertThat(named).hasSameSizeAs(names);
    return named;
  }

  private List<Ruling> judge(List<Workload> workloads, UnaryOperator<Disk> through)
      throws IOException {
    return judge(through).judge(workloads, gates.exact());
  }

  private static ExactJudge judge(UnaryOperator<Disk> through) throws IOException {
    return new ExactJudge(new Accountant(Objects.requireNonNull(places).bench(), through));
  }
}
