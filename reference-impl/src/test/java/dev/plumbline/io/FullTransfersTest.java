package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.testing.MemoryFile;
import dev.plumbline.testing.WatchedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FullTransfersTest {

  private static final int BLOCK_BYTES = 64;

  /** A file that transfers only some bytes at a time, and none at all from an offset on. */
  private static WatchedFile slow(MemoryFile file, int stepBytes, long stuckFromBytes) {
    return new WatchedFile(
        file,
        (buffer, position) ->
            position >= stuckFromBytes ? 0 : Math.min(stepBytes, buffer.remaining()));
  }

  /** The same, and it refuses what isn't aligned, as a direct descriptor does. */
  private static WatchedFile direct(MemoryFile file, int stepBytes, long stuckFromBytes) {
    return new WatchedFile(
        slow(file, stepBytes, stuckFromBytes),
        (buffer, position) -> {
          if ((position | buffer.remaining()) % 8 != 0) {
            throw new IllegalArgumentException("unaligned: offset=" + position + ", " + buffer);
          }
          return buffer.remaining();
        });
  }

  private static MemoryFile file(byte[] content) {
    return MemoryFile.of(content, BLOCK_BYTES);
  }

  private static byte[] content(MemoryFile file) {
    return file.bytes(0, (int) file.sizeBytes());
  }

  @Property
  void shortReadsAreContinuedUpToTheEnd(
      @ForAll @Size(max = 300) byte[] content,
      @ForAll @IntRange(max = 310) int position,
      @ForAll @IntRange(max = 310) int length,
      @ForAll @IntRange(min = 1, max = 9) int step)
      throws IOException {
    WatchedFile file = slow(file(content), step, Long.MAX_VALUE);
    ByteBuffer target = ByteBuffer.allocate(length + 7).position(3).limit(3 + length);
    int expected = Math.max(0, Math.min(length, content.length - position));
    assertThat(FullTransfers.readFully(file, target, position)).isEqualTo(expected);
    assertThat(target.position()).isEqualTo(3 + expected);
    for (int i = 0; i < expected; i++) {
      assertThat(target.get(3 + i)).isEqualTo(content[position + i]);
    }
  }

  @Property
  void shortWritesAreContinued(
      @ForAll @Size(max = 300) byte[] content,
      @ForAll @IntRange(max = 50) int position,
      @ForAll @IntRange(min = 1, max = 9) int step)
      throws IOException {
    MemoryFile file = file(new byte[0]);
    FullTransfers.writeFully(slow(file, step, Long.MAX_VALUE), ByteBuffer.wrap(content), position);
    byte[] expected = new byte[content.length == 0 ? 0 : position + content.length];
    System.arraycopy(content, 0, expected, expected.length - content.length, content.length);
    assertThat(content(file)).isEqualTo(expected);
  }

  /** Direct requests that stop anywhere: what follows must be aligned again. */
  @Property
  void alignedTransfersAreContinuedFromAnAlignedPlace(
      @ForAll @IntRange(max = 300) int size,
      @ForAll @IntRange(max = 40) int blocks,
      @ForAll @IntRange(min = 8, max = 70) int step)
      throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    WatchedFile file = direct(file(content), step, Long.MAX_VALUE);
    ByteBuffer target = ByteBuffer.allocate(blocks * 8);
    int expected = Math.max(0, Math.min(blocks * 8, size - 16));
    assertThat(FullTransfers.readAligned(file, target, 16, 8)).isEqualTo(expected);
    assertThat(target.position()).isEqualTo(expected);
    for (int i = 0; i < expected; i++) {
      assertThat(target.get(i)).isEqualTo(content[16 + i]);
    }

    MemoryFile written = file(new byte[0]);
    byte[] source = new byte[blocks * 8];
    new Random(step).nextBytes(source);
    FullTransfers.writeAligned(
        direct(written, step, Long.MAX_VALUE), ByteBuffer.wrap(source), 0, 8);
    assertThat(content(written)).isEqualTo(source);
  }

  @Test
  void anAlignedWriteWithoutProgressFailsAndSaysWhere() {
    WatchedFile file = direct(file(new byte[0]), 29, 48);
    assertThatThrownBy(() -> FullTransfers.writeAligned(file, ByteBuffer.allocate(80), 8, 8))
        .isInstanceOf(IOException.class)
        .hasMessage("memory-file: write of 32 bytes made no progress: offset=56");
  }

  /**
   * A direct descriptor that never gets past the middle of a block: that was taken for the end of
   * the file, and reported as a file that shrank. Found by a sweep of short reads.
   */
  @Test
  void anAlignedReadWithoutProgressIsNotTakenForTheEndOfTheFile() throws IOException {
    WatchedFile file = direct(file(new byte[100]), 5, Long.MAX_VALUE);
    assertThatThrownBy(() -> FullTransfers.readAligned(file, ByteBuffer.allocate(80), 8, 8))
        .isInstanceOf(IOException.class)
        .hasMessage("memory-file: read of 80 bytes made no progress: offset=8");
    WatchedFile shorter = direct(file(new byte[13]), 80, Long.MAX_VALUE);
    assertThat(FullTransfers.readAligned(shorter, ByteBuffer.allocate(80), 8, 8)).isEqualTo(5);
  }

  @Test
  void aReadWithoutProgressFailsAndSaysWhere() {
    WatchedFile file = slow(file(new byte[100]), 30, 60);
    assertThatThrownBy(() -> FullTransfers.readFully(file, ByteBuffer.allocate(90), 10))
        .isInstanceOf(IOException.class)
        .hasMessage("memory-file: read of 30 bytes made no progress: offset=70");
  }

  @Test
  void aWriteWithoutProgressFailsAndSaysWhere() {
    WatchedFile file = slow(file(new byte[0]), 30, 60);
    assertThatThrownBy(() -> FullTransfers.writeFully(file, ByteBuffer.allocate(90), 10))
        .isInstanceOf(IOException.class)
        .hasMessage("memory-file: write of 30 bytes made no progress: offset=70");
  }
}
