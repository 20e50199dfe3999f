package dev.plumbline.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.merge.Allotment;
import dev.plumbline.kit.report.files.ReportForms;
import dev.plumbline.kit.run.Case;
import dev.plumbline.shard.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check} in parts, and the parts put together. */
final class ShardedCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two subjects, one of which leaves evidence; one case is better than expected. */
  private static final List<Object> RUN = new ArrayList<>();

  @TempDir private static Path shared;

  /** A run in one piece and in two; tests that change something take a copy. */
  private static Path whole;

  private static final List<Path> HALVES = new ArrayList<>();

  @TempDir private Path directory;

  /** The first subject saves an empty file and says that all is well. */
  @BeforeAll
  static void runBoth() throws IOException {
    Path script = shared.resolve("spoiler.sh");
    Files.writeString(
        script,
        """
        #!/bin/sh
        [ $1 = describe ] && echo '{"protocol": 1, "name": "spoiler", "version": "1.2",
          "capabilities": ["save", "load", "mapped-ram", "several-blocks"]}' && exit 0
        [ $1 = save ] && sed -n 's/.*"file" : "\\(.*\\)",/\\1/p' | xargs touch
        exit 0
        """);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Path known =
        Files.writeString(
            shared.resolve("known.txt"),
            "[spoiler]\nBLK-009 silent-corruption # as it is\nPAG-004 crash\n");
    RUN.addAll(List.of("--subject", "exec=" + script, "--subject", "reference"));
    RUN.addAll(List.of("--on", shared, "--seed", "5", "--expectations", known));
    RUN.addAll(List.of("--case", "PAG-00[24678]", "--case", "BLK-00[239]"));
    whole = shared.resolve("whole");
    assertThat(Program.run("check", RUN, "--report", whole).code()).isEqualTo(1);
    HALVES.addAll(shards(shared, 2));
  }

  @AfterAll
  static void forget() {
    RUN.clear();
    HALVES.clear();
  }

  private static List<Path> shards(Path directory, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> shard(directory, new Shard(number, count), RUN))
        .toList();
  }

  private static Path shard(Path directory, Shard shard, List<Object> options) {
    Path report = directory.resolve("shard " + shard.number());
    Program.Result result = Program.run("check", options, "--shard", shard, "--report=" + report);
    assertThat(result.code()).as(result.out() + result.err()).isLessThan(2);
    return report;
  }

  /** Copies of the halves, to be changed. */
  private List<Path> halves() throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path half : HALVES) {
      copies.add(copy(half, directory.resolve(String.valueOf(half.getFileName()))));
    }
    return copies;
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void partsPutTogetherAreTheWhole(int count) throws IOException {
    Path merged = directory.resolve("merged");
    List<Path> parts = count == 2 ? HALVES : shards(directory, count);
    Program.Result result = Program.run("merge", parts.reversed(), "--report", merged);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("worse and 1 better than expected");
    assertThat(evidence(merged)).isEqualTo(evidence(whole)).isNotEmpty();
    byte[] page = Files.readAllBytes(merged.resolve("report.html"));
    ReportForms.write(merged);
    assertThat(page)
        .as("made of the results")
        .isEqualTo(Files.readAllBytes(merged.resolve("report.html")));
    atNoTime(merged);
    Path one = copy(whole, directory.resolve("one"));
    atNoTime(one);
    assertThat(forms(merged)).isEqualTo(forms(one)).containsKeys("results.json", "report.html");
  }

  @Test
  void emptyShardIsFineAndMergesToo() throws IOException {
    List<Object> one = List.of("--subject", "reference", "--on", directory, "--case", "BLK-009");
    List<Path> shards = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      shards.add(shard(directory, new Shard(number, 3), one));
    }
    JsonNode empty = results(shards.get(2));
    assertThat(empty.at("/summary/cases").asInt()).isZero();
    assertThat(empty.at("/shard/number").asInt()).isEqualTo(3);
    assertThat(empty.at("/subjects/0/name").asText()).isEqualTo("reference");
    assertThat(shards.get(2).resolve("report.html")).content().contains("3/3 of the run");
    assertThat(shards.get(2).resolve("junit")).isDirectoryContaining("glob:**.xml");
    Program.Result merged = Program.run("merge", shards, "--json");
    assertThat(merged.code()).isZero();
    assertThat(JSON.readTree(merged.out()).at("/summary/conforming").asInt()).isEqualTo(1);
  }

  @Test
  void listNamesWhatAShardWouldRun() {
    Program.Result list = Program.run("check", RUN, "--list", "--shard", "2/5");
    assertThat(list.code()).isZero();
    assertThat(list.out()).endsWith("3 of 16 cases\n");
    List<String> listed =
        list.out()
            .lines()
            .filter(line -> line.matches("[A-Z]{3}-.*"))
            .map(l -> l.substring(0, 7))
            .toList();
    JsonNode ran = results(shard(directory, new Shard(2, 5), RUN));
    assertThat(ran.at("/subjects").findValuesAsText("id")).isEqualTo(listed).hasSize(3);
    assertThat(list.out()).contains("spoiler.sh on " + shared + ": 2 cases", "reference on ");
  }

  @Test
  void everyCaseOfEverySubjectIsInOneShard() {
    List<Case> all = AllCases.list();
    for (int count : new int[] {1, 2, 7, all.size(), all.size() * 4}) {
      List<String> dealt = new ArrayList<>();
      for (int number = 1; number <= count; number++) {
        Allotment allotment = new Allotment(new Shard(number, count), all.size());
        int before = dealt.size();
        for (int subject = 0; subject < 3; subject++) {
          for (Case one : allotment.of(subject, all)) {
            dealt.add(subject + one.id());
          }
        }
        assertThat(dealt.size() - before)
            .isBetween(3 * all.size() / count, 3 * all.size() / count + 1);
      }
      assertThat(dealt).doesNotHaveDuplicates().hasSize(3 * all.size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/seed; 6; seed: found 6, expected 5",
        "/subjects/0/version; 1.3; version 1.3",
        "/subjects/1/filesystem; other; (other)",
        "/command; ./plumbline check --shard 2/2; command: found ./plumbline check, expected ",
        "/plumbline; 9; Plumbline's version: found 9",
        "/subjects/0/cases/0/id; PAG-004; both hold PAG-004 of exec=",
        "/subjects/0/cases/0/id; BLK-002; both hold BLK-002 of exec=",
        "/subjects/0/cases/0/id; ZZZ-001; cases of reference: expected ",
        "/shard/of; 3; of different runs",
        "/shard/number; 1; are both shard 1/2"
      })
  void partsOfOtherRunsAreNotPutTogether(String place, String value, String message)
      throws IOException {
    List<Path> shards = halves();
    JsonNode results = results(shards.get(1));
    int slash = place.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) results.at(place.substring(0, slash));
    String key = place.substring(slash + 1);
    if (parent.get(key).isNumber()) {
      parent.put(key, Long.parseLong(value));
    } else {
      parent.put(key, value);
    }
    write(shards.get(1), results);
    Path target = directory.resolve("merged");
    Program.Result result = Program.run("merge", shards, "--report", target);
    assertThat(result.err()).contains(message);
    assertThat(result.code()).isEqualTo(2);
    assertThat(target).doesNotExist();
  }

  @Test
  void missingCaseIsNoticed() throws IOException {
    List<Path> shards = halves();
    JsonNode results = results(shards.get(0));
    ((ArrayNode) results.at("/subjects/0/cases")).remove(1);
    write(shards.get(0), results);
    assertThat(Program.run("merge", shards).err()).contains("is missing from some shard");
  }

  @ParameterizedTest
  @CsvSource({
    "../../secret, lies outside of",
    "/etc/passwd, lies outside of",
    "link, lies outside of",
    "none, is missing"
  })
  void evidenceFromElsewhereIsNotCarried(String name, String message) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s");
    List<Path> shards = halves();
    Files.createSymbolicLink(shards.getFirst().resolve("link"), secret);
    JsonNode results = results(shards.getFirst());
    ObjectNode exhibit = (ObjectNode) results.findParents("file").getFirst();
    exhibit.put("file", name);
    write(shards.getFirst(), results);
    Program.Result result = Program.run("merge", shards, "--report", directory.resolve("a/merged"));
    assertThat(result.err()).contains(message).hasLineCount(1);
    assertThat(result.code()).isEqualTo(3);
  }

  @Test
  void reportDoesNotReplaceAShard() throws IOException {
    List<Path> shards = halves();
    Program.Result result = Program.run("merge", shards, "--report", shards.get(1));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("holds shard 2/2, which stays");
    assertThat(results(shards.get(1)).has("shard")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "check --shard 0/2; shard 0/2: expected a number from 1 to 2",
        "verify --shard 3/2 x; shard 3/2: expected a number from 1 to 2",
        "check --shard half; 'half' is no shard: expected I/N",
        "check --shard 1/2 --expectations x --update-expectations; exclude each other",
        "merge; Missing required parameter: 'SHARD'"
      })
  void wrongUsageIsSaidInOneLine(String line, String message) {
    Program.Result result = Program.run((Object[]) line.split(" "));
    assertThat(result.err()).contains(message);
    assertThat(result.code()).isEqualTo(2);
  }

  private static JsonNode results(Path report) {
    try {
      return JSON.readTree(report.resolve("results.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path report, JsonNode results) throws IOException {
    JSON.writeValue(report.resolve("results.json").toFile(), results);
  }

  /**
   * Takes out of a report what is different each time, in one piece or not: the times, and the
   * names of the directories that the kit worked in. Makes its forms anew.
   */
  private static void atNoTime(Path report) throws IOException {
    ObjectNode results = (ObjectNode) results(report);
    results.put("started", "2026-01-01T00:00:00Z");
    for (JsonNode parent : results.findParents("seconds")) {
      ((ObjectNode) parent).put("seconds", 1);
    }
    results.put("seconds", 1);
    for (JsonNode one : results.findParents("verdict")) {
      ((ObjectNode) one).put("seconds", 1);
    }
    String text = JSON.writeValueAsString(results).replaceAll("plumbline-check-\\d+", "work");
    Files.writeString(report.resolve("results.json"), text);
    ReportForms.write(report);
  }

  private static Map<String, String> forms(Path report) throws IOException {
    Map<String, String> forms = new TreeMap<>();
    try (var files = Files.walk(report)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = report.relativize(file).toString();
        if (!name.startsWith("evidence/")) {
          forms.put(name, Files.readString(file));
        }
      }
    }
    return forms;
  }

  /** The bytes of what a report's results name, by those names. */
  private static Map<String, List<Byte>> evidence(Path report) throws IOException {
    Map<String, List<Byte>> evidence = new TreeMap<>();
    for (String name : results(report).findValuesAsText("file")) {
      List<Byte> bytes = new ArrayList<>();
      for (byte b : Files.readAllBytes(report.resolve(name))) {
        bytes.add(b);
      }
      evidence.put(name, bytes);
    }
    return evidence;
  }
}
