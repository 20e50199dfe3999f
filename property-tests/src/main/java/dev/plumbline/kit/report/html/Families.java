package dev.plumbline.kit.report.html;

import java.util.Map;

/** What the letters of a case's id stand for. */
final class Families {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("HDR", "mapped-ram header"),
          Map.entry("BMP", "bitmap"),
          Map.entry("PAG", "pages"),
          Map.entry("BLK", "RAM blocks"),
          Map.entry("STR", "migration stream"),
          Map.entry("URI", "file: URI"),
          Map.entry("FDS", "passed descriptors"),
          Map.entry("DIO", "direct I/O"),
          Map.entry("MFD", "multifd"),
          Map.entry("LIV", "live rounds"),
          Map.entry("FLT", "faults"),
          Map.entry("DUR", "durability"),
          Map.entry("CAP", "capability combinations"),
          Map.entry("VER", "versions"),
          Map.entry("LVT", "libvirt"));

  private Families() {}

  /** In words; empty for a family that is not known here. */
  static String words(String family) {
    return WORDS.getOrDefault(family, "");
  }
}
