package dev.plumbline.kit.run;

import dev.plumbline.fixtures.SparseCopy;
import dev.plumbline.map.FileMap;
import dev.plumbline.map.MissingFontsException;
import dev.plumbline.map.Picture;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps the migration file of a case that failed, and draws it. */
final class EvidenceKeeper {

  private static final long LARGEST_BYTES = 1L << 30;

  private EvidenceKeeper() {}

  /**
   * Keeps a file.
   *
   * @param file as the case left it
   * @param streamOffsetBytes where its stream begins
   * @param directory created if missing
   * @param name of the copy, without ending
   * @throws IOException when it can't be copied
   */
  static List<Exhibit> keep(Path file, long streamOffsetBytes, Path directory, String name)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of(Exhibit.text("migration file", "there is none: " + file.getFileName()));
    }
    if (Files.size(file) > LARGEST_BYTES) {
      return List.of(
          Exhibit.text("migration file", "not kept: it has " + Files.size(file) + " bytes"));
    }
    Files.createDirectories(directory);
    List<Exhibit> exhibits = new ArrayList<>();
    Path copy = directory.resolve(name + ".mig").toAbsolutePath();
    SparseCopy.copy(file, copy);
    exhibits.add(new Exhibit(Exhibit.Kind.FILE, "migration file", "", copy));
    try (MigrationFile migration =
        MigrationFile.open(copy, streamOffsetBytes, BitmapOrder.LITTLE)) {
      Path picture = directory.resolve(name + ".svg").toAbsolutePath();
      Files.write(picture, new Picture(FileMap.of(migration)).svg());
      exhibits.add(new Exhibit(Exhibit.Kind.PICTURE, "map of the file", "", picture));
    } catch (MissingFontsException e) {
      exhibits.add(Exhibit.text("map of the file", "not drawn: " + e.getMessage()));
    }
    return exhibits;
  }
}
