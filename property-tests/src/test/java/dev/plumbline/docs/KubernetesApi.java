package dev.plumbline.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import java.io.IOException;
import java.time.OffsetDateTime;

/**
 * What the Kubernetes API takes, as its Java client knows it, which is generated from the API's
 * schema: the fields of each object, the required ones, their types.
 */
final class KubernetesApi {

  private static final Gson GSON =
      new GsonBuilder().registerTypeAdapter(OffsetDateTime.class, new NoTimes()).create();

  private KubernetesApi() {}

  /**
   * Checks a manifest.
   *
   * @throws RuntimeException when the API would refuse it, with the reason
   */
  static void check(JsonNode manifest) throws IOException {
    JsonElement json = JsonParser.parseString(manifest.toString());
    String kind = manifest.path("apiVersion").asText() + " " + manifest.path("kind").asText();
    switch (kind) {
      case "batch/v1 Job" -> {
        V1Job.validateJsonElement(json);
        var _ = GSON.fromJson(json, V1Job.class);
      }
      case "v1 PersistentVolumeClaim" -> {
        V1PersistentVolumeClaim.validateJsonElement(json);
        var _ = GSON.fromJson(json, V1PersistentVolumeClaim.class);
      }
      default -> throw new IllegalArgumentException("unknown kind: " + kind);
    }
  }

  /** Times are for the cluster to set. */
  private static final class NoTimes extends TypeAdapter<OffsetDateTime> {
    @Override
    public void write(JsonWriter out, OffsetDateTime value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public OffsetDateTime read(JsonReader in) throws IOException {
      throw new IllegalArgumentException("a time in a manifest: " + in.getPath());
    }
  }
}
