package dev.plumbline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {

  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.789Z");

  @TempDir private Path directory;

  private static SequencedMap<String, Double> metrics(double first, double second) {
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("save-direct-random.fio", first);
    metrics.put("save-direct-random.syncs", second);
    return metrics;
  }

  @Test
  void rowsAreWhatOtavaReads() throws IOException {
    Path file = directory.resolve("history.csv");
    new History(file).append(TIME, "aaa0", metrics(1.0625, 2));
    new History(file).append(TIME.plusSeconds(60), "aaa1", metrics(0.5, 123456));
    assertThat(file)
        .hasContent(
            """
            time,commit,save-direct-random.fio,save-direct-random.syncs
            2026-02-03 04:05:06 +0000,aaa0,1.06250,2.00000
            2026-02-03 04:06:06 +0000,aaa1,0.500000,123456
            """);
  }

  @Test
  void otherColumnsAreRefusedAndNothingIsAppended() throws IOException {
    Path file = directory.resolve("history.csv");
    Files.writeString(file, "time,commit,other\n");
    assertThatThrownBy(() -> new History(file).append(TIME, "aaa0", metrics(1, 2)))
        .hasMessage(
            file
                + ": offset=0: columns found time,commit,other, expected"
                + " time,commit,save-direct-random.fio,save-direct-random.syncs"
                + " (other gates than before? begin another history)");
    assertThat(file).hasContent("time,commit,other\n");
  }

  @Test
  void whatWouldHaveToBeQuotedIsRefused() {
    History history = new History(directory.resolve("history.csv"));
    for (String commit : List.of("", "a,b", "a\nb", "a\"b")) {
      assertThatThrownBy(() -> history.append(TIME, commit, metrics(1, 2)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> history.append(TIME, "aaa0", metrics(1, Double.NaN)))
        .hasMessage("save-direct-random.syncs=NaN");
  }
}
