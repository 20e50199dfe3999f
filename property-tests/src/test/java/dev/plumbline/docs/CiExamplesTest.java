package dev.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.plumbline.kit.cli.KitCommands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The CI examples are what GitHub and GitLab take, and their commands are Plumbline's. */
final class CiExamplesTest {

  private static final String GITHUB = "ci/github-actions.yml";
  private static final String GITLAB = "ci/gitlab-ci.yml";
  private static final Pattern COMMAND =
      Pattern.compile("plumbline/plumbline (check|merge) ([^|\\n]*)");

  private static List<String> github(String yaml) throws IOException {
    List<JsonNode> documents = Example.documents(yaml);
    assertThat(documents).hasSize(1);
    return WorkflowSchema.read().mistakes(documents.getFirst()).stream()
        .map(mistake -> mistake.place() + ": " + mistake.what())
        .toList();
  }

  private static List<String> gitlab(String yaml) throws IOException {
    List<JsonNode> documents = Example.documents(yaml);
    assertThat(documents).hasSize(1);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Example.schema("gitlab-ci.json"));
    return schema.validate(documents.getFirst()).stream().map(Object::toString).toList();
  }

  @Test
  void githubTakesTheWorkflow() throws IOException {
    assertThat(github(Example.text(GITHUB))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "runs-on:; run-on:; /jobs/check/run-on: unknown key",
        "    runs-on: ubuntu-24.04; ; key missing: runs-on",
        "pull_request:; pull_requests:; /on/pull_requests: unknown key",
        "contents: read; contents: reads; /permissions/contents: found",
        "timeout-minutes: 90; timeout-minutes: long; /jobs/check/timeout-minutes: found",
        "- uses: actions/checkout@v4; - use: actions/checkout@v4;"
            + " /jobs/check/steps/0/use: unknown key",
        "name: plumbline; name: ${{ github.ref }}; /name: no expression may stand here",
        "branches: [master]; branchs: [master]; /on/push/branchs: unknown key"
      })
  void githubRefusesMistakes(String right, String wrong, String message) throws IOException {
    String text = Example.text(GITHUB);
    assertThat(text).contains(right);
    int at = text.indexOf(right);
    String mistaken =
        text.substring(0, at)
            + Objects.requireNonNullElse(wrong, "")
            + text.substring(at + right.length());
    assertThat(github(mistaken)).anyMatch(mistake -> mistake.contains(message));
  }

  @Test
  void gitlabTakesTheFile() throws IOException {
    assertThat(gitlab(Example.text(GITLAB))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "interruptible: true; interruptable: true",
        "parallel: 4; parallel: four",
        "when: always; when: sometimes",
        "junit:; junits:",
        "stage: check; stages: check"
      })
  void gitlabRefusesMistakes(String right, String wrong) throws IOException {
    String text = Example.text(GITLAB);
    assertThat(text).contains(right);
    assertThat(gitlab(text.replace(right, wrong))).isNotEmpty();
  }

  /** What the schema can't say: each job is of a stage that there is, and needs jobs before it. */
  @Test
  void gitlabsJobsNeedOnlyEarlierOnes() throws IOException {
    JsonNode file = Example.documents(Example.text(GITLAB)).getFirst();
    List<String> stages = new ArrayList<>();
    file.path("stages").forEach(stage -> stages.add(stage.asText()));
    int jobs = 0;
    for (Map.Entry<String, JsonNode> job : file.properties()) {
      if (job.getValue().has("script")) {
        jobs++;
        int stage = stages.indexOf(job.getValue().path("stage").asText());
        assertThat(stage).as(job.getKey()).isNotNegative();
        for (JsonNode needed : job.getValue().path("needs")) {
          String earlier = file.path(needed.asText()).path("stage").asText();
          assertThat(stages.indexOf(earlier)).as(needed.asText()).isBetween(0, stage - 1);
        }
      }
    }
    assertThat(jobs).isEqualTo(3);
  }

  /** The words after {@code plumbline} are a command line that it takes. */
  @ParameterizedTest
  @ValueSource(strings = {GITHUB, GITLAB})
  void commandsAreOurs(String name) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher commands = COMMAND.matcher(scripts(Example.documents(Example.text(name)).getFirst()));
    while (commands.find()) {
      Object command =
          Objects.requireNonNull(new KitCommands().commands().get(commands.group(1))).get();
      String line =
          commands
              .group(2)
              .replace("$CI_NODE_INDEX", "1")
              .replace("$CI_NODE_TOTAL", "4")
              .replace("\"", "");
      new CommandLine(command)
          .parseArgs(Arrays.stream(line.trim().split(" +")).toArray(String[]::new));
      found.add(line);
    }
    assertThat(found).anyMatch(line -> line.contains("--subject qemu=build/qemu-system-x86_64"));
    assertThat(found).allMatch(line -> line.contains("--report "));
  }

  private static String scripts(JsonNode node) {
    StringBuilder text = new StringBuilder();
    node.findValues("run").forEach(run -> text.append(run.asText()).append('\n'));
    node.findValues("script")
        .forEach(script -> script.forEach(line -> text.append(line.asText()).append('\n')));
    return text.toString();
  }
}
