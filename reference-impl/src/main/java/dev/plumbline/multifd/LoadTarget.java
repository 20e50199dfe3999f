package dev.plumbline.multifd;

import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a block's content goes.
 *
 * @param name the block's name
 * @param ram its RAM file, of the block's length
 * @param pageSizeBytes the target's page size
 * @param lengthBytes the block's length
 * @param zeroer makes parts of the RAM file zero, or null when all of it reads as zeros already:
 *     then zero pages need no write
 */
public record LoadTarget(
    String name, PositionedFile ram, int pageSizeBytes, long lengthBytes, @Nullable Zeroer zeroer) {

  /** Makes a part of a RAM file zero. */
  @FunctionalInterface
  public interface Zeroer {

    /**
     * Makes a part zero.
     *
     * @throws IOException when it fails
     */
    void zero(long offsetBytes, long lengthBytes) throws IOException;
  }

  /** Whether the RAM file reads as zeros. */
  boolean blank() {
    return zeroer == null;
  }
}
