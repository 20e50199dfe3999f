package dev.plumbline.kit.subject;

import dev.plumbline.format.Finding;
import dev.plumbline.format.Severity;
import dev.plumbline.migration.BlockHasher;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The reference implementation, in process. Restored files are hashed from disk, not from what it
 * says of itself.
 */
public final class ReferenceSubject implements Subject {

  private static final int THREADS = 2;

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public String version() {
    String version = MigrationFile.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public Reading read(Path path, long streamOffsetBytes, Path directory) throws IOException {
    try (MigrationFile file = MigrationFile.open(path, streamOffsetBytes, BitmapOrder.LITTLE)) {
      Verifier.verify(file, true, Progress.NONE);
      if (!file.isComplete()) {
        return new Reading.Refused(
            file.findings().all().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .map(Finding::message)
                .toList());
      }
      return accepted(file, Objects.requireNonNull(file.model()), directory);
    }
  }

  private static Reading accepted(MigrationFile file, StreamModel model, Path directory)
      throws IOException {
    Map<String, Long> lengths = new LinkedHashMap<>();
    for (RamBlock block : model.blocks()) {
      lengths.put(block.name(), block.usedLengthBytes());
    }
    List<Extraction.Target> targets = Extraction.plan(model, directory);
    Extraction.extract(file, targets, THREADS, Progress.NONE);
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Extraction.Target target : targets) {
      RamBlock block = target.block();
      String restored = sha256(target.target());
      String read =
          BlockHasher.sha256(
              file.file(), file.content(block), block.usedLengthBytes(), Progress.NONE);
      hashes.put(
          block.name(),
          restored.equals(read) ? restored : restored + " restored, " + read + " read");
    }
    return new Reading.Accepted(
        model.form().word(),
        model.configuration().machine(),
        model.pageSizeBytes(),
        model.offsetBytes(),
        lengths,
        hashes);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
