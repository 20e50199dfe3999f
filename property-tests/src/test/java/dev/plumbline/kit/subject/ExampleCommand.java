package dev.plumbline.kit.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole subject behind {@code exec=}, in the least there can be: it translates the kit's requests
 * into command lines of this project's own program.
 */
final class ExampleCommand {

  private ExampleCommand() {}

  /** Started once for each operation, with its name as the only argument. */
  public static void main(String[] args) throws IOException {
    System.exit(run(args[0]));
  }

  private static int run(String operation) throws IOException {
    if (operation.equals("describe")) {
      System.out.println(
          """
          {"protocol": 1, "name": "example", "version": "1.0",
           "capabilities": ["save", "load", "mapped-ram", "offset", "multifd", "several-blocks",
                            "dirty-destination"]}\
          """);
      return 0;
    }
    JsonNode request = new ObjectMapper().readTree(System.in);
    List<String> words = new ArrayList<>(List.of(operation));
    for (JsonNode block : request.path("blocks")) {
      words.add("--block");
      words.add(block.path("name").asText() + "=" + block.path("ram").asText());
    }
    String file = request.path("file").asText();
    String offset = request.path("offset").asText();
    if (operation.equals("save")) {
      words.addAll(List.of("--to", file + ",offset=" + offset));
    } else {
      words.addAll(List.of(file, "--offset", offset));
    }
    words.addAll(
        List.of("--channels", Integer.toString(Math.max(1, request.path("channels").asInt()))));
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    int code = Main.run(out, err, words.toArray(String[]::new));
    // The program says 2 to what doesn't fit the destination; here that is a refusal like others.
    return code == 2 ? 1 : code;
  }
}
