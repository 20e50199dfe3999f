package dev.plumbline.faults.inject;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads what a file holds so far, for {@link FoundLayout}. */
public interface FileBytes {

  /**
   * Reads at a position.
   *
   * @return bytes read, or -1 at or after the end
   * @throws IOException when it can't be read
   */
  int read(ByteBuffer target, long positionBytes) throws IOException;

  /**
   * The file's length.
   *
   * @throws IOException when it can't be had
   */
  long sizeBytes() throws IOException;
}
