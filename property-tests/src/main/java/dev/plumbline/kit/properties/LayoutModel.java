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
    List<String> expected = ram.stream().map(b -> b.name() + " of " + b.lengthBytes()).toList();
    List<String> found =
        file.blocks().stream().map(b -> b.name() + " of " + b.lengthBytes()).toList();
    // Machines may have RAM of their own beside what the kit gave them.
    if (found.size() == expected.size() ? !found.equals(expected) : !found.containsAll(expected)) {
      wrong.add("the file has the blocks " + found + ", expected " + expected);
    }
    long at = file.listOffset();
    for (SavedFile.Block block : file.blocks()) {
      Checks checks = new Checks(block.name(), wrong);
      long pages = block.lengthBytes() / RamPattern.PAGE_BYTES;
      checks.same("entry's offset", block.entryOffset(), at);
      checks.same("header version", block.version(), 1L);
      checks.same("page size", block.pageSize(), (long) RamPattern.PAGE_BYTES);
      long bitmap = block.headerOffset() + HEADER_BYTES;
      checks.same("bitmap offset", block.bitmapOffset(), bitmap);
      long end = bitmap + ((pages - 1) / 64 + 1) * 8;
      // Regions begin at whole mebibytes of the file, wherever the stream begins.
      long region = end % MEBIBYTE == 0 ? end : (end / MEBIBYTE + 1) * MEBIBYTE;
      checks.same("pages offset", block.pagesOffset(), region);
      at = region + pages * RamPattern.PAGE_BYTES;
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
