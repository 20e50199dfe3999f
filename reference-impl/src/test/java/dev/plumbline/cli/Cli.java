package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Runs the program within the test's process. */
final class Cli {

  private Cli() {}

  /** What a run left: every run is checked for what no run may do. */
  record Result(int code, String out, String err) {

    /** Stdout as the one JSON document that it is. */
    JsonNode json() throws IOException {
      ObjectMapper mapper = new ObjectMapper();
      try (JsonParser parser = mapper.createParser(out)) {
        JsonNode document = mapper.readTree(parser);
        assertThat(document.isObject()).isTrue();
        assertThat(parser.nextToken()).as("only one document: " + out).isNull();
        return document;
      }
    }
  }

  static Result run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code;
    try (PrintWriter o = new PrintWriter(out);
        PrintWriter e = new PrintWriter(err)) {
      code = Main.run(o, e, words);
    }
    Result result = new Result(code, out.toString(), err.toString());
    assertThat(result.out + result.err)
        .doesNotContain("Exception", "java.", "picocli.Comm", "\tat ", "\033");
    return result;
  }

  /** Overwrites bytes of a file. */
  static void patch(Path path, long offset, int... bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      buffer.put((byte) b);
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(buffer.flip(), offset);
    }
  }

  static void truncate(Path path, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }
}
