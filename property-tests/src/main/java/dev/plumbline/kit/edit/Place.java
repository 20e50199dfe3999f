package dev.plumbline.kit.edit;

/** A place in a migration file that has a name. */
sealed interface Place {

  /** Where it begins. */
  long offsetBytes();

  /**
   * A big-endian number.
   *
   * @param bytes how long, at most 8
   * @param keptBits low bits that belong to something else and stay
   */
  record Value(long offsetBytes, int bytes, int keptBits) implements Place {}

  /**
   * One bit of a bitmap.
   *
   * @param offsetBytes of its byte
   * @param bit its place in the byte, from the lowest
   */
  record Bit(long offsetBytes, int bit) implements Place {}

  /** A stretch of bytes that is set as a whole. */
  record Stretch(long offsetBytes, long bytes) implements Place {}

  /** Characters of one byte each. */
  record Text(long offsetBytes, int bytes) implements Place {}

  /** The file's length. */
  record Length() implements Place {
    @Override
    public long offsetBytes() {
      return 0;
    }
  }
}
