package dev.plumbline.migration;

import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.stream.StreamHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Migration files in a directory and below, found by their first bytes: a stream's header or
 * libvirt's. A stream behind other bytes isn't found. Symbolic links are not followed, whether to
 * files or to directories.
 *
 * @param files sorted
 * @param failures why a directory or file could not be looked at
 */
public record SnapshotTree(List<Path> files, List<IOException> failures) {

  private static final int MAGIC_BYTES = 16;

  /**
   * Looks through a directory.
   *
   * @throws IOException when the directory itself can't be read
   */
  public static SnapshotTree of(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    List<IOException> failures = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            try {
              if (attributes.isRegularFile() && isSnapshot(file)) {
                files.add(file);
              }
            } catch (IOException e) {
              failures.add(e);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(directory)) {
              throw e;
            }
            failures.add(e);
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    return new SnapshotTree(List.copyOf(files), List.copyOf(failures));
  }

  private static boolean isSnapshot(Path file) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(MAGIC_BYTES);
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      while (start.hasRemaining() && channel.read(start) > 0) {}
    }
    if (start.position() >= StreamHeader.SIZE_BYTES && start.getLong(0) == StreamHeader.START) {
      return true;
    }
    String magic = new String(start.array(), 0, start.position(), StandardCharsets.ISO_8859_1);
    return magic.equals(SaveImage.MAGIC) || magic.equals(SaveImage.MAGIC_PARTIAL);
  }
}
