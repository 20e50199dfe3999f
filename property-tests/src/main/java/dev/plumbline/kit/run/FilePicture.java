package dev.plumbline.kit.run;

import dev.plumbline.map.FileMap;
import dev.plumbline.map.Picture;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The picture of a migration file as evidence: what {@code plumbline map} draws. */
public final class FilePicture {

  private FilePicture() {}

  /**
   * Draws a file, however damaged.
   *
   * @param offsetBytes where its stream begins, or -1 to find out
   * @return the picture; nothing when there is no such file or it is empty
   * @throws IOException when it can't be read
   */
  public static Optional<Exhibit> of(Path file, long offsetBytes) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return Optional.empty();
    }
    try (MigrationFile migration = MigrationFile.open(file, offsetBytes, BitmapOrder.LITTLE)) {
      String svg = new String(new Picture(FileMap.of(migration)).svg(), StandardCharsets.UTF_8);
      return Optional.of(new Exhibit(Exhibit.Kind.PICTURE, "The file, to scale", svg, null));
    }
  }
}
