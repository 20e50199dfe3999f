package dev.plumbline.faults.store;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanException;
import dev.plumbline.faults.plan.PlanParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a plan from a file. */
public final class PlanFile {

  /** A character takes up to four bytes. */
  private static final int MAX_BYTES = 4 * PlanParser.MAX_CHARS;

  private PlanFile() {}

  /**
   * Reads a plan; from a pipe too.
   *
   * @param path UTF-8 text
   * @throws IOException when the file can't be read, is too long or isn't text
   * @throws PlanException when it is no plan; the message begins with the file's name, line and
   *     column
   */
  public static Plan read(Path path) throws IOException, PlanException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException(path + ": too long for a plan: more than " + MAX_BYTES + " bytes");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(path + ": not a plan: not UTF-8 text", e);
    }
    return PlanParser.parse(path.toString(), text);
  }
}
