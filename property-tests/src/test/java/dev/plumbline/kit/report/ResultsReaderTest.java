package dev.plumbline.kit.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsReaderTest {

  @Test
  void whatWasWrittenIsReadBackWhole() throws IOException {
    RunResult run = SampleRuns.threeSubjects();
    assertThat(read(written(run))).isEqualTo(run);
    assertThat(run.subjects()).hasSize(3);
    assertThat(run.subjects().get(1).cases()).hasSize(15);
    assertThat(run.subjects().get(1).problems()).hasSize(1);
  }

  @Test
  void hostileTextIsReadBackWhole() throws IOException {
    RunResult run = HostileText.run();
    // A lone surrogate is no character: JSON's writer refuses to write one in UTF-8, we write
    // ASCII.
    assertThat(read(written(run))).isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "\"seed\": 7 ~ \"seed\": \"7\" ~ seed: found \"\\\"7\\\"\", expected a whole number of 64"
            + " bits",
        "\"seed\": 7 ~ \"seed\": 1e99 ~ seed: found \"1.0E99\", expected a whole number of 64"
            + " bits",
        "\"seconds\": 185.4 ~ \"seconds\": -1 ~ seconds: found \"-1\", expected a number of"
            + " seconds",
        "2025-11-25T09:03:17Z ~ yesterday ~ started: found \"yesterday\", expected a time such as"
            + " 2025-11-25T09:00:00Z",
        "\"subjects\": [ ~ \"subject\": [ ~ subjects: found \"nothing\", expected an array",
        "\"level\": \"required\" ~ \"level\": \"must\" ~ subjects[0].cases[0].level: found"
            + " \"must\", expected one of required, recommended, observed",
        "\"id\": \"HDR-003\" ~ \"id\": \"a b\" ~ subjects[0].cases[1].id: found \"a b\", expected"
            + " an id that is new here, such as HDR-003",
        "\"id\": \"HDR-003\" ~ \"id\": \"panel\" ~ subjects[0].cases[1].id: found \"panel\","
            + " expected an id that is new here, such as HDR-003",
        "\"id\": \"HDR-003\" ~ \"id\": \"HDR-001\" ~ subjects[0].cases[1].id: found \"HDR-001\","
            + " expected an id that is new here, such as HDR-003",
        "\"conforming\": [\"rejected\"] ~ \"conforming\": [] ~ subjects[0].cases[0].conforming:"
            + " found \"nothing\", expected at least one",
        "\"evidence\": [] ~ \"evidence\": [3] ~ subjects[0].cases[0].evidence[0]: found \"3\","
            + " expected an object",
        "\"expected\": \"rejected\" ~ \"expected\": \"rejected|bad\" ~"
            + " subjects[0].cases[0].expected: found \"rejected|bad\", expected verdicts with |"
            + " between them",
        "\"on\": \"/srv/vm\" ~ \"on\": \"a\\u0000b\" ~ subjects[0].on: found \"a\\u0000b\","
            + " expected a path",
      })
  void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String message)
      throws IOException {
    String good = new String(SampleRuns.document(), UTF_8);
    String bad = good.replaceFirst(Pattern.quote(right), escape(wrong));
    assertThat(bad).isNotEqualTo(good);
    assertThatThrownBy(() -> read(bad))
        .isInstanceOf(IOException.class)
        .hasMessage("results.json: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{}", "{\"a\":1,\"a\":2}", "\u0000", "[[[[[[[["})
  void whatIsNoResultsAtAllIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("results.json: ");
  }

  @Test
  void nestingHasALimit() {
    String deep = "{\"a\":".repeat(100_000);
    assertThatThrownBy(() -> read(deep))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not JSON");
  }

  private static String escape(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private static RunResult read(String text) throws IOException {
    return ResultsReader.read("results.json", text.getBytes(UTF_8));
  }

  private static String written(RunResult run) throws IOException {
    StringWriter text = new StringWriter();
    Json.print(new PrintWriter(text), json -> ResultsJson.write(json, run, null));
    return text.toString();
  }
}
