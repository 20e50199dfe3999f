package dev.plumbline.kit.subject;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What a process has open, by Linux's {@code /proc}. */
public final class OpenDescriptors {

  private OpenDescriptors() {}

  /**
   * Counts descriptors on files in a directory, deleted ones too.
   *
   * @param process the process's id, or {@code self}
   * @param directory the directory
   * @return how many; nothing when there is no such process or no {@code /proc}
   * @throws IOException when they can't be listed
   */
  public static OptionalLong in(String process, Path directory) throws IOException {
    Path real = directory.toRealPath();
    long count = 0;
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc", process, "fd"))) {
      for (Path descriptor : open) {
        if (target(descriptor).startsWith(real)) {
          count++;
        }
      }
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(count);
  }

  /** Whatever is closed meanwhile was nowhere. */
  private static Path target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (NoSuchFileException | NotLinkException e) {
      return Path.of("");
    }
  }
}
