package dev.plumbline.kit.cases;

import dev.plumbline.fixtures.golden.GoldenCatalogue;
import dev.plumbline.fixtures.golden.GoldenFile;
import dev.plumbline.kit.subject.Reading;
import dev.plumbline.kit.subject.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The subject's readings of all golden files, made once for all cases, each in a scratch directory
 * that is gone afterwards.
 */
public final class GoldenReadings {

  private final Subject subject;
  private final Path on;
  private final Map<GoldenFile, Reading> readings = new LinkedHashMap<>();

  /**
   * Readings by a subject.
   *
   * @param subject who reads
   * @param on a directory on the filesystem to work on
   */
  public GoldenReadings(Subject subject, Path on) {
    this.subject = subject;
    this.on = on;
  }

  /** Each golden file with what the subject made of it, in the catalogue's order. */
  public synchronized Map<GoldenFile, Reading> all() {
    if (readings.isEmpty()) {
      try {
        for (GoldenFile golden : GoldenCatalogue.all()) {
          readings.put(golden, read(golden));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return readings;
  }

  private Reading read(GoldenFile golden) throws IOException {
    Path scratch = Files.createTempDirectory(on, ".plumbline-check-");
    Thread cleanUp = new Thread(() -> delete(scratch));
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      Path file = golden.unpackTo(scratch);
      long offset =
          golden.manifest().libvirt() == null ? golden.manifest().streamOffsetBytes() : -1;
      return subject.read(file, offset, Files.createDirectory(scratch.resolve("restored")));
    } finally {
      delete(scratch);
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    }
  }

  private static void delete(Path directory) {
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path left, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
              Files.delete(left);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("scratch directory " + directory + " stays behind", e);
    }
  }
}
