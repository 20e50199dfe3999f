package dev.plumbline.kit.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Two scratch directories: migration files on the filesystem under test, RAM in memory where the
 * system has such a place. Both are gone afterwards, at the latest when the JVM ends.
 */
public final class WorkSpace implements AutoCloseable {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final String CHECK = "check";
  private static final Set<WorkSpace> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> OPEN.forEach(WorkSpace::deleteAll), "work-space"));
  }

  private final Path files;
  private final Path ram;

  private WorkSpace(Path files, Path ram) {
    this.files = files;
    this.ram = ram;
  }

  static WorkSpace on(Path directory) throws IOException {
    return on(directory, CHECK);
  }

  /**
   * Makes both.
   *
   * @param directory on the filesystem that migration files are to be on
   * @param purpose a word for their names
   */
  public static WorkSpace on(Path directory, String purpose) throws IOException {
    Path memory = Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : directory;
    String prefix = ".plumbline-" + purpose + "-";
    WorkSpace space =
        new WorkSpace(
            Files.createTempDirectory(directory, prefix),
            Files.createTempDirectory(memory, prefix));
    OPEN.add(space);
    return space;
  }

  /** For migration files. */
  public Path files() {
    return files;
  }

  /** For RAM and what is known of it. */
  public Path ram() {
    return ram;
  }

  @Override
  public void close() throws IOException {
    delete(files);
    delete(ram);
    OPEN.remove(this);
  }

  private void deleteAll() {
    try {
      close();
    } catch (IOException e) {
      // Nobody is left to tell; the name says what it is.
    }
  }

  /** Deletes what is in a directory. */
  static void empty(Path directory) throws IOException {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(directory)) {
      for (Path entry : inside) {
        delete(entry);
      }
    }
  }

  /** Deletes a directory with all that is in it. */
  static void delete(Path directory) throws IOException {
    try {
      Files.walkFileTree(directory, new Deleter());
    } catch (NoSuchFileException e) {
      // Gone already, which is what was wanted.
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(left);
      return FileVisitResult.CONTINUE;
    }
  }
}
