package dev.plumbline.migration;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a block's restored content. Holes and zero pages are hashed as zeros, not read. */
public final class BlockHasher {

  /** Small enough to stay in the processor's cache between read and digest. */
  private static final int PIECE_BYTES = 256 * 1024;

  private static final byte[] ZEROS = new byte[PIECE_BYTES];

  private final PositionedFile file;
  private final Progress progress;
  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE_BYTES);
  private final byte[] piece = new byte[PIECE_BYTES];
  private long at;

  private BlockHasher(PositionedFile file, Progress progress) {
    this.file = file;
    this.progress = progress;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * Hashes a block.
   *
   * @param file the migration file
   * @param content the block's content in it
   * @param lengthBytes the block's length
   * @return 64 hexadecimal digits
   * @throws IOException when the file can't be read
   */
  public static String sha256(
      PositionedFile file, BlockContent content, long lengthBytes, Progress progress)
      throws IOException {
    BlockHasher hasher = new BlockHasher(file, progress);
    content.forEachRun(hasher::run);
    hasher.zeros(lengthBytes);
    return HexFormat.of().formatHex(hasher.digest.digest());
  }

  private void run(long blockOffset, long fileOffset, long length) throws IOException {
    zeros(blockOffset);
    for (long done = 0; done < length; done += PIECE_BYTES) {
      int step = (int) Math.min(PIECE_BYTES, length - done);
      buffer.clear().limit(step);
      if (FullTransfers.readFully(file, buffer, fileOffset + done) < step) {
        throw new EOFException(
            file.path() + ": file shrank while it was read: offset=" + (fileOffset + done));
      }
      buffer.flip().get(piece, 0, step);
      digest.update(piece, 0, step);
      progress.advance(step);
    }
    at += length;
  }

  private void zeros(long untilBytes) {
    while (at < untilBytes) {
      int step = (int) Math.min(PIECE_BYTES, untilBytes - at);
      digest.update(ZEROS, 0, step);
      at += step;
      progress.advance(step);
    }
  }
}
