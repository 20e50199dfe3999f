package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.RamSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things must stand, computed from the RAM alone and by other arithmetic than the
 * reference's: by counting up, not by masks.
 */
final class LayoutModel {

  private static final long HEADER_BYTES = 28;
  private static final long MEBIBYTE = 1024 * 1024;

  private LayoutModel() {}

  /**
   * What is not where it must be.
   *
   * @param ram the blocks that were saved
   */
  static List<String> violations(SavedFile file, List<RamSpec> ram) throws IOException {
    List<String> wrong = new ArrayList<>();
    if (file.blocks().size() != ram.size()) {
      wrong.add("the file has " + file.blocks().size() + " blocks, expected " + ram.size());
      return wrong;
    }
    long at = file.listOffset();
    for (int i = 0; i < ram.size(); i++) {
      SavedFile.Block block = file.blocks().get(i);
      RamSpec expected = ram.get(i);
      Checks checks = new Checks(expected.name(), wrong);
      checks.same("name", block.name(), expected.name());
      checks.same("length", block.lengthBytes(), expected.pages() * RamPattern.PAGE_BYTES);
      checks.same("entry's offset", block.entryOffset(), at);
      checks.same("header version", block.version(), 1L);
      checks.same("page size", block.pageSize(), (long) RamPattern.PAGE_BYTES);
      long bitmap = block.headerOffset() + HEADER_BYTES;
      checks.same("bitmap offset", block.bitmapOffset(), bitmap);
      long words = (expected.pages() - 1) / 64 + 1;
      long end = bitmap + words * 8;
      // Regions begin at whole mebibytes of the file, wherever the stream begins.
      long pages = end % MEBIBYTE == 0 ? end : (end / MEBIBYTE + 1) * MEBIBYTE;
      checks.same("pages offset", block.pagesOffset(), pages);
      at = pages + expected.pages() * RamPattern.PAGE_BYTES;
    }
    if (file.sizeBytes() <= at) {
      wrong.add("the file ends at " + file.sizeBytes() + ", with nothing behind the pages");
    }
    return wrong;
  }

  private record Checks(String block, List<String> wrong) {
    <T> void same(String what, T found, T expected) {
      if (!found.equals(expected)) {
        wrong.add(what + " of " + block + ": found " + found + ", expected " + expected);
      }
    }
  }
}
