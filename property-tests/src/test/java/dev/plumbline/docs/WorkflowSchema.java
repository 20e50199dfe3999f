package dev.plumbline.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * GitHub's own schema of workflow files, in the form that its parser reads: named definitions, each
 * a scalar, a sequence, a mapping, or one of several. Where a definition names contexts, an
 * expression <code>${{ … }}</code> may stand in a scalar's place; what is in it isn't looked at.
 */
final class WorkflowSchema {

  /** What is wrong, and where. */
  record Mistake(String place, String what) {}

  private final JsonNode definitions;

  private WorkflowSchema(JsonNode definitions) {
    this.definitions = definitions;
  }

  static WorkflowSchema read() throws IOException {
    return new WorkflowSchema(Example.schema("github-workflow.json").path("definitions"));
  }

  /** All mistakes in a workflow. */
  List<Mistake> mistakes(JsonNode workflow) {
    return check(workflow, "workflow-root-strict", "", false);
  }

  private List<Mistake> check(JsonNode value, String name, String place, boolean inContext) {
    JsonNode definition = definitions.path(name);
    boolean expressions = inContext || definition.has("context");
    if (value.isTextual() && value.asText().contains("${{")) {
      return expressions ? List.of() : wrong(place, "no expression may stand here");
    }
    if (definition.has("one-of")) {
      return oneOf(value, definition.path("one-of"), place, expressions);
    }
    if (definition.has("mapping")) {
      return mapping(value, definition.path("mapping"), place, expressions);
    }
    if (definition.has("sequence")) {
      JsonNode items = definition.path("sequence").path("item-type");
      return sequence(value, items.asText(), place, expressions);
    }
    if (definition.has("allowed-values")) {
      for (JsonNode allowed : definition.path("allowed-values")) {
        if (allowed.asText().equals(value.asText())) {
          return List.of();
        }
      }
      return wrong(
          place, "found " + value + ", expected one of " + definition.path("allowed-values"));
    }
    return scalar(value, name, definition, place);
  }

  /** Of several that don't fit, the one with the fewest mistakes, the deepest, was meant. */
  private List<Mistake> oneOf(JsonNode value, JsonNode names, String place, boolean expressions) {
    List<List<Mistake>> all = new ArrayList<>();
    for (JsonNode name : names) {
      List<Mistake> mistakes = check(value, name.asText(), place, expressions);
      if (mistakes.isEmpty()) {
        return mistakes;
      }
      all.add(mistakes);
    }
    return all.stream()
        .min(
            Comparator.<List<Mistake>>comparingInt(List::size)
                .thenComparingInt(mistakes -> -mistakes.getFirst().place().length()))
        .orElseThrow();
  }

  private List<Mistake> mapping(
      JsonNode value, JsonNode mapping, String place, boolean expressions) {
    if (!value.isObject()) {
      return wrong(place, "found " + value + ", expected a mapping");
    }
    List<Mistake> mistakes = new ArrayList<>();
    JsonNode properties = mapping.path("properties");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String at = place + "/" + field.getKey();
      JsonNode property = properties.path(field.getKey());
      if (!property.isMissingNode()) {
        String type = property.isTextual() ? property.asText() : property.path("type").asText();
        mistakes.addAll(check(field.getValue(), type, at, expressions));
      } else if (mapping.has("loose-value-type")) {
        String type = mapping.path("loose-value-type").asText();
        mistakes.addAll(check(field.getValue(), type, at, expressions));
      } else {
        mistakes.addAll(wrong(at, "unknown key"));
      }
    }
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      if (property.getValue().path("required").asBoolean() && !value.has(property.getKey())) {
        mistakes.addAll(wrong(place, "key missing: " + property.getKey()));
      }
    }
    return mistakes;
  }

  private List<Mistake> sequence(JsonNode value, String items, String place, boolean expressions) {
    if (!value.isArray()) {
      return wrong(place, "found " + value + ", expected a sequence");
    }
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      mistakes.addAll(check(value.get(i), items, place + "/" + i, expressions));
    }
    return mistakes;
  }

  private List<Mistake> scalar(JsonNode value, String name, JsonNode definition, String place) {
    // The types themselves have no definition.
    String type = definition.isMissingNode() ? name : definition.fieldNames().next();
    for (String known : List.of("string", "boolean", "number", "null")) {
      if (definition.has(known)) {
        type = known;
      }
    }
    boolean fits =
        switch (type) {
          case "any" -> true;
          case "string" -> value.isValueNode() && !value.isNull() && string(value, definition);
          case "boolean" -> value.isBoolean();
          case "number" -> value.isNumber();
          case "null" -> value.isNull();
          case "sequence" -> value.isArray();
          case "mapping" -> value.isObject();
          default -> throw new IllegalStateException("schema: what is " + name + "?");
        };
    return fits ? List.of() : wrong(place, "found " + value + ", expected " + name);
  }

  private static boolean string(JsonNode value, JsonNode definition) {
    JsonNode string = definition.path("string");
    return (!string.has("constant") || string.path("constant").asText().equals(value.asText()))
        && (!string.path("require-non-empty").asBoolean() || !value.asText().isEmpty());
  }

  private static List<Mistake> wrong(String place, String what) {
    return List.of(new Mistake(place, what));
  }
}
