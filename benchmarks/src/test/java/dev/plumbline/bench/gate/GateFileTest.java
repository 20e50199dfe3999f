package dev.plumbline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GateFileTest {

  private static final String GOOD =
      """
      {
        "exact": {"ramMib": 1, "channels": 2, "gates": [
          {"runs": ["save-direct-random"], "metric": "syncs", "value": 2, "tolerance": 0,
           "why": "durable"}]},
        "timed": {"ramMib": 8, "channels": 4, "forks": 6, "alpha": 0.01, "effect": 0.05,
          "cpuDrift": 0.3, "diskDrift": 0.5, "gates": [
          {"run": "save-direct-random", "against": "fio", "timesOpponent": 1.5, "why": "fast"}]}
      }
      """;

  @TempDir private Path directory;

  private GateFile read(String text) throws IOException {
    return GateFile.read(Files.writeString(directory.resolve("gate.json"), text));
  }

  @Test
  void whatItSaysIsRead() throws IOException {
    GateFile gates = read(GOOD);
    assertThat(gates.workloads())
        .hasSize(12)
        .allSatisfy(w -> assertThat(w.ramBytes()).isEqualTo(1 << 20))
        .allSatisfy(w -> assertThat(w.channels()).isEqualTo(2));
    assertThat(gates.exact())
        .extracting(ExactGate::name)
        .containsExactly("save-direct-random.syncs");
    assertThat(gates.rules()).isEqualTo(new TimedRules(6, 0.01, 0.05, 0.3, 0.5));
    assertThat(gates.timed()).extracting(TimedGate::name).containsExactly("save-direct-random.fio");
    assertThat(gates.timed().getFirst().work().ramBytes()).isEqualTo(8 << 20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"ramMib\": 1,     | \"ramMib\": 0,        | exact.ramMib: found",
        "\"ramMib\": 1,     | \"ramMib\": 1.5,      | exact.ramMib: found",
        "\"ramMib\": 1,     | \"ramMib\": 1e99,     | exact.ramMib: found",
        "\"ramMib\": 1,     |                       | exact.ramMib: found",
        "\"channels\": 2,   | \"channels\": 256,    | exact.channels: found",
        "\"syncs\"          | \"sinks\"             | exact.gates[0].metric: found",
        "[\"save-direct-random\"] | [\"save\"]      | exact.gates[0].runs: found",
        "\"value\": 2       | \"value\": -1         | exact.gates[0].value: found",
        "\"value\": 2       | \"value\": \"2\"      | exact.gates[0].value: found",
        "\"tolerance\": 0   | \"tolerance\": 2      | exact.gates[0].tolerance: found",
        "\"why\": \"durable\" | \"because\": 1      | exact.gates[0].why: found",
        "[\"save-direct-random\"] | [\"save-direct-random\", \"save-direct-random\"] |"
            + " exact.gates[0]: found",
        "\"forks\": 6       | \"forks\": 3          | timed.forks: found",
        "\"alpha\": 0.01    | \"alpha\": 1          | timed.alpha: found",
        "\"fio\"            | \"dd\"                | timed.gates[0].against: found",
        "\"run\": \"save-direct-random\" | \"run\": \"save-direct-zero\" | timed.gates[0].run:"
            + " found",
        "\"timesOpponent\": 1.5 | \"timesOpponent\": 0 | timed.gates[0].timesOpponent: found",
      })
  void whatMakesNoSenseIsSaidWithItsPlace(String good, String bad, String message) {
    String text = GOOD.replace(good, bad == null ? "" : bad);
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(directory.resolve("gate.json") + ": " + message)
        .hasMessageContaining(", expected ");
  }

  @Test
  void whatIsNoJsonIsSaid() {
    assertThatThrownBy(() -> read("{"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gate.json: not JSON: ");
  }
}
