package dev.plumbline.kit.report.files;

import dev.plumbline.kit.report.html.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pictures in a report's directory. Results may come from somebody else, so a name that leads
 * out of the directory, also by way of a symbolic link, finds nothing.
 */
final class PictureFiles implements Pictures {

  private static final int MAX_BYTES = 2 << 20;

  private final Path directory;

  PictureFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public Optional<byte[]> find(Path name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)
        || !file.toRealPath().startsWith(directory.toRealPath())
        || Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(MAX_BYTES));
    }
  }
}
