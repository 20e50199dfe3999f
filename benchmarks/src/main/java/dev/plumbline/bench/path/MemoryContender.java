package dev.plumbline.bench.path;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The limit where files are memory: one thread that copies as much as RAM holds, from and to more
 * than caches hold.
 *
 * @param bytes how much
 */
record MemoryContender(long bytes) implements Contender {

  private static final long PIECE_BYTES = 64 << 20;

  @Override
  public String name() {
    return "memory copy";
  }

  @Override
  public Sample run() {
    try (Arena arena = Arena.ofConfined()) {
      long piece = Math.min(PIECE_BYTES, bytes);
      MemorySegment from = arena.allocate(piece).fill((byte) 1);
      MemorySegment to = arena.allocate(piece).fill((byte) 2);
      long start = System.nanoTime();
      for (long done = 0; done < bytes; done += piece) {
        long length = Math.min(piece, bytes - done);
        MemorySegment.copy(from, 0, to, 0, length);
      }
      return new Sample((System.nanoTime() - start) / 1e9, -1, -1, -1);
    }
  }
}
