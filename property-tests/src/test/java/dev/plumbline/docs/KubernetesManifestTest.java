package dev.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests are what the Kubernetes API takes, and consistent in themselves. */
final class KubernetesManifestTest {

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes/verify-job.yaml", "kubernetes/check-job.yaml"})
  void manifestIsWhatTheApiTakes(String name) throws IOException {
    List<JsonNode> manifests = Example.documents(Example.text(name));
    assertThat(manifests).hasSize(3);
    for (JsonNode manifest : manifests) {
      KubernetesApi.check(manifest);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "completionMode:; completionmode:; field `completionmode`",
        "volumeMounts:; volumeMount:; field `volumeMount`",
        "accessModes:; accessMode:; field `accessMode`",
        "runAsNonRoot:; runAsNoRoot:; field `runAsNoRoot`",
        "mountPath:; mountpath:; field `mountpath`",
        "backoffLimitPerIndex:; backoffLimitPerindex:; field `backoffLimitPerindex`",
        "operator: In; operators: In; field `operators`",
        "- name: verify; - image: none; Duplicate field",
        "- name: verify; - stdin: false; required field `name`",
        "completions: 8; completions: eight; eight",
        "kind: Job; kind: Jobs; unknown kind: batch/v1 Jobs"
      })
  void mistakeIsNoticed(String right, String wrong, String message) throws IOException {
    String text = Example.text("kubernetes/verify-job.yaml");
    assertThat(text).contains(right);
    assertThatThrownBy(
            () -> {
              for (JsonNode manifest : Example.documents(text.replace(right, wrong))) {
                KubernetesApi.check(manifest);
              }
            })
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes/verify-job.yaml", "kubernetes/check-job.yaml"})
  void shardsClaimsAndHeaderAgree(String name) throws IOException {
    String text = Example.text(name);
    List<JsonNode> manifests = Example.documents(text);
    JsonNode shards = manifests.get(1).at("/spec");
    assertThat(shards.at("/completionMode").asText()).isEqualTo("Indexed");
    assertThat(shards.at("/template/spec/containers/0/env/0/name").asText()).isEqualTo("SHARDS");
    assertThat(shards.at("/template/spec/containers/0/env/0/value").asText())
        .isEqualTo(shards.at("/completions").asText());
    JsonNode merge = manifests.get(2).at("/spec");
    assertThat(merge.at("/suspend").asBoolean()).as("waits for the shards").isTrue();
    String claim = manifests.get(0).at("/metadata/name").asText();
    assertThat(shards.findValuesAsText("claimName")).contains(claim);
    assertThat(merge.findValuesAsText("claimName")).containsExactly(claim);
    for (JsonNode job : List.of(shards, merge)) {
      JsonNode pod = job.at("/template/spec");
      assertThat(pod.path("volumes").findValuesAsText("name"))
          .isEqualTo(pod.path("containers").path(0).path("volumeMounts").findValuesAsText("name"));
    }
    assertThat(text)
        .contains("job/" + manifests.get(1).at("/metadata/name").asText() + "\n")
        .contains("patch job " + manifests.get(2).at("/metadata/name").asText() + " ");
  }
}
