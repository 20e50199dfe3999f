package dev.plumbline.docs;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads the YAML examples of {@code docs/}, and schemas. */
final class Example {

  private static final Path DOCS = Path.of("..", "docs");
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              // A key with nothing behind it, such as "pull_request:".
              .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
              .build());

  private Example() {}

  static String text(String name) throws IOException {
    return Files.readString(DOCS.resolve(name));
  }

  /** The documents of a file. */
  static List<JsonNode> documents(String yaml) throws IOException {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return documents.readAll();
    }
  }

  /** A schema among the tests' resources. */
  static JsonNode schema(String name) throws IOException {
    try (InputStream in = Example.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
    }
  }
}
