package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

  private static final String WORD = "needle";

  @TempDir private Path directory;

  /** Against the RAM itself, searched here byte by byte: across pages, pieces and zero pages. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsWhatIsThere(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] ram = new byte[(3 << 20) + 4096 * random.nextInt(600)];
    byte[] word = WORD.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 40; i++) {
      int page = 4096 * random.nextInt(ram.length / 4096);
      if (seed % 2 == 0) {
        page = page >> 20 << 20;
      }
      int at = page - word.length + random.nextInt(2 * word.length);
      if (at >= 0 && at + word.length <= ram.length) {
        System.arraycopy(word, 0, ram, at, word.length);
      }
    }
    System.arraycopy(word, 0, ram, ram.length - word.length, word.length);
    List<Long> expected = new ArrayList<>();
    String text = new String(ram, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length())) {
      expected.add((long) at);
    }
    Path mapped = StreamBuilder.mapped().block("r", ram).writeTo(directory.resolve("mapped"));
    Path stream = StreamBuilder.stream().block("r", ram).writeTo(directory.resolve("stream"));
    assertThat(offsets("search", mapped, WORD, "--json")).isEqualTo(expected);
    assertThat(offsets("search", stream, "--hex", "6e65 65646c65", "--json")).isEqualTo(expected);
    assertThat(offsets("search", mapped, "--regex", "nee[d]le", "--json")).isEqualTo(expected);
  }

  private static List<Long> offsets(Object... words) throws IOException {
    Cli.Result result = Cli.run(words);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCodes.FINE);
    List<Long> offsets = new ArrayList<>();
    for (JsonNode match : result.json().at("/matches")) {
      offsets.add(match.at("/offset").asLong());
    }
    return offsets;
  }

  @Test
  void zerosOfZeroPagesBelongToAMatch() throws IOException {
    byte[] ram = new byte[4 << 20];
    ram[(1 << 20) - 1] = 'a';
    ram[3 << 20] = 'b';
    Path file = StreamBuilder.mapped().block("r", ram).writeTo(directory.resolve("f"));
    assertThat(offsets("search", file, "--hex", "610000", "--json"))
        .containsExactly((1L << 20) - 1);
    assertThat(offsets("search", file, "--hex", "000062", "--json"))
        .containsExactly((3L << 20) - 2);
  }

  @Test
  void contextIsShownSafely() throws IOException {
    byte[] ram = new byte[4096];
    byte[] text = "before\u001b[2J needle after".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, ram, 100, text.length);
    Path file = StreamBuilder.mapped().block("pc.ram", ram).writeTo(directory.resolve("f"));
    assertThat(Cli.run("search", file, WORD).out())
        .isEqualTo(
            "\"pc.ram\" at 0x6f (page 0, 6 bytes): .....before.[2J needle after..........\n");
  }

  @Test
  void nothingFoundIsAFinding() throws IOException {
    Path file = StreamBuilder.mapped().typical().writeTo(directory.resolve("f"));
    assertThat(Cli.run("search", file, WORD).code()).isEqualTo(ExitCodes.FINDING);
    Cli.truncate(file, 100_000);
    assertThat(Cli.run("search", file, WORD).err()).contains("not searched");
  }

  @Test
  void searchStopsWhenItIsEnough() throws IOException {
    byte[] ram = "x".repeat(8192).getBytes(StandardCharsets.ISO_8859_1);
    Path file = StreamBuilder.mapped().block("r", ram).writeTo(directory.resolve("f"));
    Cli.Result result = Cli.run("search", file, "x", "--max", 3);
    assertThat(result.out()).hasLineCount(3);
    assertThat(result.err()).contains("stopped after 3 matches");
    JsonNode json = Cli.run("search", file, "x", "--max", 8192, "--json").json();
    assertThat(json.at("/matches").size()).isEqualTo(8192);
    assertThat(json.at("/more").asBoolean()).isFalse();
  }

  @Test
  void impossiblePatternsAreWrongUsage() throws IOException {
    byte[] ram = "ab".repeat(40_960).getBytes(StandardCharsets.ISO_8859_1);
    Path file = StreamBuilder.mapped().block("r", ram).writeTo(directory.resolve("f"));
    for (String[] words :
        new String[][] {
          {"--hex", "abc"},
          {"--hex", "zz"},
          {"--hex", "0000"},
          {"--hex", ""},
          {"--text", ""},
          {"--text", "x".repeat(4097)},
          {"--regex", "("},
          {"--regex", "a*"},
          {"--regex", "(a|b)*c"},
          {"--regex", "(".repeat(20_000) + ")".repeat(20_000)}
        }) {
      Cli.Result result = Cli.run("search", file, words[0], words[1]);
      assertThat(result.code()).as("%s", (Object) words).isEqualTo(ExitCodes.USAGE);
    }
    assertThat(Cli.run("search", file, "--hex", "--text", "x").code()).isEqualTo(ExitCodes.USAGE);
  }
}
