package dev.plumbline.convert;

import dev.plumbline.stream.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of the description, which describes the configuration section, in the very words of
 * QEMU 7.2 to 11.1. Tools that walk a stream by its description (QEMU's own {@code
 * analyze-migration.py}) read the configuration by it.
 */
final class DescribedConfiguration {

  private DescribedConfiguration() {}

  /** The description's first bytes for a configuration, up to the end of what describes it. */
  static byte[] of(Configuration configuration) {
    List<String> subsections = new ArrayList<>();
    if (configuration.targetPageBits() > 0) {
      subsections.add(
          subsection("target-page-bits", field("target_page_bits", "", "uint32", Integer.BYTES)));
    }
    List<String> capabilities = configuration.capabilities();
    if (!capabilities.isEmpty()) {
      // One entry stands for all of them, with the size of the first.
      String length =
          capabilities.size() == 1 ? "" : "\"array_len\": " + capabilities.size() + ", ";
      subsections.add(
          subsection(
              "capabilities",
              field("caps_count", "", "uint32", Integer.BYTES)
                  + ", "
                  + field(
                      "capabilities", length, "capability", 1 + capabilities.getFirst().length())));
    }
    if (configuration.uuid() != null) {
      subsections.add(
          subsection("uuid", field("uuid.data", "\"array_len\": 16, ", "uint8", Byte.BYTES)));
    }
    String text =
        "{\"configuration\": {\"vmsd_name\": \"configuration\", \"version\": 1, \"fields\": ["
            + field("len", "", "uint32", Integer.BYTES)
            + ", "
            + field("name", "", "buffer", configuration.machine().length())
            + "]"
            + (subsections.isEmpty()
                ? ""
                : ", \"subsections\": [" + String.join(", ", subsections) + "]")
            + "}";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String subsection(String name, String fields) {
    return "{\"vmsd_name\": \"configuration/"
        + name
        + "\", \"version\": 1, \"fields\": ["
        + fields
        + "]}";
  }

  private static String field(String name, String more, String type, int size) {
    return "{\"name\": \""
        + name
        + "\", "
        + more
        + "\"type\": \""
        + type
        + "\", \"size\": "
        + size
        + "}";
  }
}
