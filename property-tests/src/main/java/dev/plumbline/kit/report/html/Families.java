package dev.plumbline.kit.report.html;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the letters of a case's id stand for. */
final class Families {

  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("HDR", "mapped-ram header");
    WORDS.put("BMP", "bitmap");
    WORDS.put("PAG", "pages");
    WORDS.put("BLK", "RAM blocks");
    WORDS.put("STR", "migration stream");
    WORDS.put("URI", "file: URI");
    WORDS.put("FDS", "passed descriptors");
    WORDS.put("DIO", "direct I/O");
    WORDS.put("MFD", "multifd");
    WORDS.put("LIV", "live rounds");
    WORDS.put("FLT", "faults");
    WORDS.put("DUR", "durability");
    WORDS.put("CAP", "capability combinations");
    WORDS.put("VER", "versions");
    WORDS.put("LVT", "libvirt");
  }

  /** From the file's own bytes to what surrounds it; those that are not known here come last. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt(Families::place).thenComparing(Comparator.naturalOrder());

  private Families() {}

  /** In words; empty for a family that is not known here. */
  static String words(String family) {
    return WORDS.getOrDefault(family, "");
  }

  private static int place(String family) {
    int place = List.copyOf(WORDS.keySet()).indexOf(family);
    return place < 0 ? WORDS.size() : place;
  }
}
