package dev.plumbline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.cli.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunReaderTest {

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    BenchRun run = SampleRun.run();
    assertThat(read(json(run))).isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seconds\" : 1.5,|\"seconds\" : 0,|measurements[10]",
        "\"channels\" : 4,|\"channels\" : -4,|measurements[4].channels",
        "\"channels\" : 4,|\"channels\" : 99999999999,|measurements[4].channels",
        "\"operation\" : \"save\"|\"operation\" : \"erase\"|one of save, restore",
        "\"ramBytes\" : 1073741824|\"ramBytes\" : \"all\"|measurements[0].ramBytes",
        "\"started\" : \"2026|\"started\" : \"MMXXVI|started",
        "\"versions\" : {|\"versions\" : 7, \"x\" : {|versions",
      })
  void whatNoRunCanHoldIsRefusedWithItsPlace(String found, String put, String place)
      throws IOException {
    String document = json(SampleRun.run());
    assertThat(document).contains(found);
    assertThatThrownBy(() -> read(document.replace(found, put)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("results: ")
        .hasMessageContaining(place);
  }

  @ParameterizedTest
  @CsvSource({"''", "'{'", "'[]'", "'{}'", "'{\"machine\": {}}'"})
  void whatIsNoResultIsRefused(String document) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("results: ");
  }

  private static BenchRun read(String document) throws IOException {
    return RunReader.read("results", document.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(BenchRun run) throws IOException {
    StringWriter out = new StringWriter();
    Json.print(new PrintWriter(out), json -> RunJson.write(json, run));
    return out.toString();
  }
}
