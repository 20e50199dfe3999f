package dev.plumbline.testing;

import dev.plumbline.io.Extent;
import dev.plumbline.multifd.RamSource;
import java.nio.ByteBuffer;

/** RAM in an array; as in a sparse file, what is zero up to the first data is a hole. */
public final class BytesRam implements RamSource {

  private static final int HOLE_BYTES = 4096;

  private final byte[] content;

  /** RAM that changes with the array. */
  public BytesRam(byte[] content) {
    this.content = content;
  }

  @Override
  public long lengthBytes() {
    return content.length;
  }

  @Override
  public void read(ByteBuffer target, long offsetBytes) {
    target.put(content, (int) offsetBytes, target.remaining());
  }

  @Override
  public Extent dataFrom(long offsetBytes) {
    for (int i = (int) offsetBytes; i < content.length; i++) {
      if (content[i] != 0) {
        return new Extent(i & -HOLE_BYTES, content.length);
      }
    }
    return Extent.NONE;
  }
}
