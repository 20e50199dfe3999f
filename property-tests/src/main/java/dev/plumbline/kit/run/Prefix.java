package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What stands in a file before a save at an offset, and must stay there. */
public final class Prefix {

  private final byte[] bytes;

  private Prefix(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What somebody else has put there. */
  public static Prefix of(byte... bytes) {
    return new Prefix(bytes.clone());
  }

  /**
   * Writes a file that is longer than the offset.
   *
   * @param behind how much longer
   * @throws IOException when it can't be written
   */
  public static Prefix write(Path path, long offset, long behind) throws IOException {
    byte[] prefix = new byte[Math.toIntExact(offset)];
    new SplittableRandom(offset).nextBytes(prefix);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(prefix);
      byte[] old = new byte[Math.toIntExact(behind)];
      Arrays.fill(old, (byte) 0xa5);
      file.write(old);
    }
    return new Prefix(prefix);
  }

  /**
   * What has become of it, where that isn't as it was.
   *
   * @throws IOException when the file can't be read
   */
  public List<String> violations(Path path) throws IOException {
    byte[] now;
    try (InputStream in = Files.newInputStream(path)) {
      now = in.readNBytes(bytes.length);
    }
    int at = Arrays.mismatch(now, bytes);
    return at < 0
        ? List.of()
        : List.of("the byte at " + at + " before the offset " + bytes.length + " has changed");
  }

  /**
   * The same as a judgement.
   *
   * @throws IOException when the file can't be read
   */
  public Judgement judge(Path path) throws IOException {
    List<String> violations = violations(path);
    return violations.isEmpty()
        ? new Judgement(Verdict.OK, "")
        : new Judgement(Verdict.SILENT_CORRUPTION, String.join("; ", violations));
  }
}
