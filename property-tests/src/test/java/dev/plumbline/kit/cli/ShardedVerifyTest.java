package dev.plumbline.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.golden.GoldenCatalogue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify} in parts, and the parts put together. */
final class ShardedVerifyTest {

  @TempDir private Path directory;
  private final List<Path> files = new ArrayList<>();

  /** Whole files, one that was cut off, one with another magic. */
  @BeforeEach
  void makeFiles() throws IOException {
    for (String id : List.of("q10-aarch64-none", "q10-cancelled", "q10-direct-1")) {
      files.add(GoldenCatalogue.get(id).unpackTo(Files.createDirectory(directory.resolve(id))));
    }
    Path cut = Files.copy(files.getFirst(), directory.resolve("cut"));
    Path other = Files.copy(files.getFirst(), directory.resolve("other"));
    try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    try (RandomAccessFile file = new RandomAccessFile(other.toFile(), "rw")) {
      file.write('q');
    }
    files.add(1, cut);
    files.add(other);
  }

  private List<Path> shards(int count, Object... options) throws IOException {
    List<Path> shards = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Program.Result result =
          Program.run("verify", "--json", "--shard", number + "/" + count, List.of(options), files);
      shards.add(Files.writeString(directory.resolve("shard-" + number), result.out()));
    }
    return shards;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void partsPutTogetherAreTheWhole(int count) throws IOException {
    Program.Result whole = Program.run("verify", "--json", files);
    assertThat(whole.code()).isEqualTo(1);
    assertThat(whole.out()).contains("\"id\"");
    assertThat(Program.run("merge", "--json", shards(count).reversed())).isEqualTo(whole);
    assertThat(Program.run("merge", shards(count))).isEqualTo(Program.run("verify", files));
  }

  @Test
  void shardLooksOnlyAtItsFiles() {
    Program.Result first = Program.run("verify", "--shard", "1/2", files);
    Program.Result second = Program.run("verify", "--shard", "2/2", files);
    assertThat(first.code()).isEqualTo(1);
    assertThat(first.out()).contains(files.get(0) + ": ok", files.get(4) + ": damaged");
    assertThat(first.out()).doesNotContain(files.get(1) + ":", files.get(3) + ":");
    assertThat(second.out()).contains(files.get(1) + ": damaged", files.get(3) + ": ");
    assertThat(second.out()).doesNotContain(files.get(0) + ":");
  }

  @Test
  void whatAShardCouldNotReadIsTheEnvironmentsAlsoOfTheWhole() throws IOException {
    files.add(3, directory.resolve("none"));
    Program.Result merged = Program.run("merge", "--json", shards(3));
    Program.Result whole = Program.run("verify", "--json", files);
    assertThat(merged.out()).isEqualTo(whole.out());
    assertThat(merged.code()).isEqualTo(whole.code()).isEqualTo(3);
    assertThat(merged.err())
        .isEqualTo("plumbline: " + directory + "/none: could not be read; its shard says why\n");
  }

  @Test
  void partsOfOtherRunsAreNotPutTogether() throws IOException {
    List<Path> shards = shards(3);
    String deep = Program.run("verify", "--json", "--deep", "--shard", "2/3", files).out();
    Files.writeString(shards.get(1), deep);
    assertUnfit("shard-2 isn't of the run that", shards);
    files.removeLast();
    String shorter = Program.run("verify", "--json", "--shard", "2/3", files).out();
    Files.writeString(shards.get(1), shorter);
    assertUnfit("fingerprint of files and options", shards);
  }

  @Test
  void missingAndDoublePartsAreNamed() throws IOException {
    List<Path> shards = shards(4);
    assertUnfit("2 of 4 shards missing: 2/4, 4/4", List.of(shards.get(2), shards.get(0)));
    assertUnfit(
        shards.get(0) + " and " + shards.get(0) + " are both shard 1/4",
        List.of(shards.get(0), shards.get(0)));
    Path three =
        Files.writeString(
            directory.resolve("three"),
            Program.run("verify", "--json", "--shard", "2/3", files).out());
    assertUnfit("three is shard 2/3: of different runs", List.of(shards.get(0), three));
    assertUnfit("verify has no report", "--report", directory.resolve("r"), shards);
  }

  private static void assertUnfit(String message, Object... words) {
    Program.Result result =
        Program.run(Stream.concat(Stream.of("merge"), Stream.of(words)).toArray());
    assertThat(result.err()).contains(message);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; the document: found \"1\", expected an object",
        "{; not JSON: ",
        "{}; shard: found \"nothing\", expected the results of a shard",
        "{'shard': 1, 'findings': []}; shard: found \"1\", expected an object",
        "{'shard': {'number': 2, 'of': 1}, 'findings': []}; shard: found \"2/1\", expected a"
            + " number",
        "{'shard': {'number': 4294967297, 'of': 4294967297}, 'findings': []}; expected a number",
        "{'shard': {'number': 1, 'of': 1}, 'findings': []}; shard.files: found \"nothing\"",
        "{'shard': {'number': 1, 'of': 1, 'run': '', 'files': ['a', 'a'], 'unread': []},"
            + " 'findings': []}; shard.files: found \"a\", expected each file once",
        "{'shard': {'number': 1, 'of': 1, 'run': '', 'files': [], 'unread': ['a']}, 'findings':"
            + " []}; shard.unread: found \"a\", expected a file of this shard",
        "{'shard': {'number': 1, 'of': 1, 'run': '', 'files': ['a'], 'unread': []}, 'findings':"
            + " [{'file': 'b'}]}; findings[0].file: found \"b\", expected a file of this shard",
        "{'shard': {'number': 1, 'of': 1, 'run': '', 'files': ['a'], 'unread': []}, 'findings':"
            + " [{'file': 'a', 'severity': 'x'}]}; findings[0].severity: found \"x\", expected one"
            + " of",
        "{'shard': {'number': 1, 'of': 1}}; plumbline: found \"nothing\", expected a string"
      })
  void hostileDocumentsAreRefusedInOneLine(String document, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("x"), document.replace('\'', '"'));
    Program.Result result = Program.run("merge", file);
    assertThat(result.err())
        .startsWith("plumbline: " + file + ": ")
        .contains(message)
        .hasLineCount(1);
    assertThat(result.code()).isEqualTo(3);
  }

  @Test
  void hostileNamesArePrintedSafely() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("x"),
            """
            {"shard": {"number": 1, "of": 1, "run": "", "files": ["a\\u0000\\u001b[31m"], "unread": []},
             "findings": [{"file": "a\\u0000\\u001b[31m", "severity": "error", "id": "\\u001b",
               "offset": -1, "message": "\\u001b\\n"}]}
            """);
    Program.Result result = Program.run("merge", file);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .doesNotContain("\033")
        .contains("a\\u0000\\u001b[31m: damaged (1 error, ");
  }
}
