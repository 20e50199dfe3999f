package dev.plumbline.multifd;

import dev.plumbline.io.Extent;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The RAM of one block that is to be saved; it may change while it is read. */
public interface RamSource {

  /** The block's length in bytes. */
  long lengthBytes();

  /**
   * Fills a buffer.
   *
   * @param target filled to its limit
   * @param offsetBytes in the block; offset and length are inside it
   * @throws IOException when it can't be read, or has become shorter
   */
  void read(ByteBuffer target, long offsetBytes) throws IOException;

  /**
   * The first stretch at or after an offset that may hold something; all before it is zero.
   *
   * @throws IOException when that can't be found out
   */
  default Extent dataFrom(long offsetBytes) throws IOException {
    return new Extent(offsetBytes, lengthBytes());
  }
}
