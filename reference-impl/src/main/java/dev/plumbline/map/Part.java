package dev.plumbline.map;

/**
 * A stretch of the file.
 *
 * @param kind what it is
 * @param startBytes absolute in the file
 * @param endBytes the byte after its last
 * @param block index of the RAM block it belongs to, or -1
 * @param name of the device whose state it is, or empty
 */
record Part(PartKind kind, long startBytes, long endBytes, int block, String name) {

  /** A stretch that belongs to no block and no device. */
  static Part of(PartKind kind, long startBytes, long endBytes) {
    return new Part(kind, startBytes, endBytes, -1, "");
  }

  /** Length in bytes. */
  long lengthBytes() {
    return endBytes - startBytes;
  }
}
