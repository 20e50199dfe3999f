package dev.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.fixtures.golden.GoldenCatalogue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manifests' pods run does what it should: here in a shell, with other directories. */
final class KubernetesScriptTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  private record Exit(int code, String output) {}

  /** The program on the {@code PATH}, as in the image. */
  @BeforeEach
  void makeProgram() throws IOException {
    for (String name : new String[] {"bin", "images", "reports", "scratch"}) {
      Files.createDirectory(directory.resolve(name));
    }
    Path program = directory.resolve("bin/plumbline");
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '%s' \
        dev.plumbline.cli.Main "$@"
        """
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  /** Runs the pod of one of a file's manifests. */
  private Exit pod(String file, int manifest, Map<String, String> environment)
      throws IOException, InterruptedException {
    JsonNode container =
        Example.documents(Example.text(file)).get(manifest).at("/spec/template/spec/containers/0");
    assertThat(container.path("command")).hasToString("[\"sh\",\"-euc\"]");
    String script = container.at("/args/0").asText();
    for (JsonNode mount : container.path("volumeMounts")) {
      String path = mount.path("mountPath").asText();
      if (!path.startsWith("/dev") && !path.startsWith("/tmp")) {
        script = script.replace(path, directory + path);
      }
    }
    Path output = directory.resolve("output");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-euc", script)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().putAll(environment);
    shell.environment().merge("PATH", directory + "/bin:", (path, own) -> own + path);
    int code = shell.start().waitFor();
    return new Exit(code, Files.readString(output, StandardCharsets.UTF_8));
  }

  @Test
  void verifyJobVerifiesAndMerges() throws IOException, InterruptedException {
    String file = "kubernetes/verify-job.yaml";
    Path images = directory.resolve("images");
    for (String id : new String[] {"q10-aarch64-none", "q10-direct-1"}) {
      Path golden = GoldenCatalogue.get(id).unpackTo(directory);
      Files.copy(golden, images.resolve(id + ".mig"));
    }
    Path damaged = Files.copy(images.resolve("q10-direct-1.mig"), images.resolve("x.mig"));
    try (RandomAccessFile bytes = new RandomAccessFile(damaged.toFile(), "rw")) {
      bytes.write('q');
    }
    for (int index = 0; index < 2; index++) {
      Map<String, String> pod = Map.of("SHARDS", "2", "JOB_COMPLETION_INDEX", "" + index);
      assertThat(pod(file, 1, pod)).isEqualTo(new Exit(0, ""));
    }
    Exit merge = pod(file, 2, Map.of());
    assertThat(merge.code()).as(merge.output()).isEqualTo(1);
    assertThat(merge.output())
        .contains(images + "/q10-aarch64-none.mig: ok (", damaged + ": damaged (1 error");
    JsonNode results = JSON.readTree(directory.resolve("reports/verify.json").toFile());
    assertThat(results.path("ok").isBoolean()).isTrue();
    assertThat(results.path("ok").asBoolean()).isFalse();
    assertThat(results.path("findings").findValuesAsText("file")).contains(damaged.toString());
  }

  @Test
  void whatCantBeReadFailsThePodAndLeavesNoResults() throws IOException, InterruptedException {
    Files.createDirectory(directory.resolve("images/a.mig"));
    Map<String, String> pod = Map.of("SHARDS", "1", "JOB_COMPLETION_INDEX", "0");
    assertThat(pod("kubernetes/verify-job.yaml", 1, pod).code()).isEqualTo(3);
    assertThat(directory.resolve("reports/shard-1.json")).doesNotExist();
    assertThat(pod("kubernetes/verify-job.yaml", 2, Map.of()).code()).isEqualTo(3);
  }

  @Test
  void checkJobChecksAndMerges() throws IOException, InterruptedException {
    String file = "kubernetes/check-job.yaml";
    for (int index = 0; index < 2; index++) {
      Exit shard =
          pod(
              file,
              1,
              Map.of(
                  "SHARDS",
                  "2",
                  "JOB_COMPLETION_INDEX",
                  "" + index,
                  "SUBJECT",
                  "reference",
                  "CASES",
                  "BLK-00[29]"));
      assertThat(shard.code()).as(shard.output()).isZero();
    }
    Exit merge = pod(file, 2, Map.of());
    assertThat(merge)
        .isEqualTo(new Exit(0, "2 conform, 0 don't, 0 unsupported; all as expected\n"));
    assertThat(directory.resolve("reports/whole/report.html")).content().contains("BLK-009");
    assertThat(directory.resolve("reports/whole/junit/TEST-plumbline-1-reference.xml")).exists();
  }
}
