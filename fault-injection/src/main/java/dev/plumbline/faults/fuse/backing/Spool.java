package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.fuse.linux.Statx;
import dev.plumbline.io.Errno;
import dev.plumbline.io.ErrnoException;
import dev.plumbline.io.OpenFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A nameless temporary file that keeps bytes of others, their holes as holes. Not safe for several
 * threads.
 */
final class Spool {

  private static final int SEEK_END = 2;
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;
  private static final int PUNCH_HOLE_KEEP_SIZE = 3;
  private static final int COPY_BYTES = 1 << 20;
  private static final int BLOCK_BYTES = 4096;

  private final int descriptor;
  private final MemorySegment buffer = Arena.ofAuto().allocate(COPY_BYTES, BLOCK_BYTES);
  private long endBytes;

  private Spool(int descriptor) {
    this.descriptor = descriptor;
  }

  static Spool open(CallRoom room) throws IOException {
    Path file = Files.createTempFile("plumbline-faultfs-", ".spool");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(file.toString());
      long opened = NameCalls.open(room, NameCalls.AT_FDCWD, name, OpenFlags.O_RDWR, 0);
      if (opened < 0) {
        throw ErrnoException.of(file, "open", (int) -opened);
      }
      return new Spool((int) opened);
    } finally {
      Files.delete(file);
    }
  }

  /** Forgets everything. */
  void clear(CallRoom room) {
    DataCalls.ftruncate(room, descriptor, 0);
    endBytes = 0;
  }

  /** At most so many bytes are kept, holes among them. */
  long endBytes() {
    return endBytes;
  }

  /** How much of the disk it takes. Fills {@link CallRoom#statx}. */
  long usedBytes(CallRoom room) {
    return NameCalls.stat(room, descriptor) == 0
        ? room.statx().sectors() * Statx.SECTOR_BYTES
        : endBytes;
  }

  /** Gives the room back that bytes took; no two share a block. */
  void free(CallRoom room, Saved saved) {
    if (saved.lengthBytes() > 0) {
      // Where holes can't be punched it only takes more room than it must.
      DataCalls.fallocate(
          room, descriptor, PUNCH_HOLE_KEEP_SIZE, saved.spoolOffset(), saved.lengthBytes());
    }
  }

  /** Keeps bytes from memory. */
  Saved put(CallRoom room, MemorySegment data, long lengthBytes, long offsetBytes)
      throws IOException {
    Saved saved = reserve(lengthBytes, offsetBytes);
    write(room, descriptor, data, lengthBytes, saved.spoolOffset());
    return saved;
  }

  /** Keeps a part of a file, as far as the file goes. */
  Saved keep(CallRoom room, int file, long offsetBytes, long lengthBytes) throws IOException {
    long size = DataCalls.lseek(room, file, 0, SEEK_END);
    long length = Math.min(lengthBytes, size - offsetBytes);
    if (length <= 0) {
      return Saved.NOTHING;
    }
    Saved saved = reserve(length, offsetBytes);
    copyData(room, file, offsetBytes, descriptor, saved.spoolOffset(), length);
    return saved;
  }

  /** Zeros to be given back. */
  Saved zeros(long lengthBytes, long offsetBytes) {
    return lengthBytes <= 0 ? Saved.NOTHING : reserve(lengthBytes, offsetBytes);
  }

  /** Gives bytes back to a file, holes as holes. */
  void restore(CallRoom room, Saved saved, int file, long offsetBytes) throws IOException {
    if (saved.lengthBytes() > 0) {
      zero(room, file, offsetBytes, saved.lengthBytes());
      copyData(room, descriptor, saved.spoolOffset(), file, offsetBytes, saved.lengthBytes());
    }
  }

  /** Gives a part of the bytes to memory. */
  void read(CallRoom room, Saved saved, long from, MemorySegment to, long lengthBytes)
      throws IOException {
    to.asSlice(0, lengthBytes).fill((byte) 0);
    long done = 0;
    while (done < lengthBytes) {
      long count =
          DataCalls.pread(
              room,
              descriptor,
              to.asSlice(done),
              lengthBytes - done,
              saved.spoolOffset() + from + done);
      if (count <= 0) {
        check("pread", count);
        return;
      }
      done += count;
    }
  }

  /** The same place within a block as in the file, so that holes fall on holes. */
  private Saved reserve(long lengthBytes, long offsetBytes) {
    long start = Math.ceilDiv(endBytes, BLOCK_BYTES) * BLOCK_BYTES + offsetBytes % BLOCK_BYTES;
    endBytes = start + lengthBytes;
    return new Saved(start, lengthBytes);
  }

  /** Copies what is no hole. */
  private void copyData(
      CallRoom room, int from, long fromOffset, int to, long toOffset, long length)
      throws IOException {
    long end = fromOffset + length;
    long at = fromOffset;
    while (at < end) {
      long data = DataCalls.lseek(room, from, at, SEEK_DATA);
      if (data == -Errno.ENXIO.number() || data >= end) {
        return;
      }
      check("lseek", data);
      long hole = DataCalls.lseek(room, from, data, SEEK_HOLE);
      check("lseek", hole);
      at = Math.min(end, hole);
      copy(room, from, data, to, data - fromOffset + toOffset, at - data);
    }
  }

  private void copy(CallRoom room, int from, long fromOffset, int to, long toOffset, long length)
      throws IOException {
    long done = 0;
    while (done < length) {
      long count =
          DataCalls.pread(
              room, from, buffer, Math.min(COPY_BYTES, length - done), fromOffset + done);
      if (count <= 0) {
        check("pread", count);
        return;
      }
      write(room, to, buffer, count, toOffset + done);
      done += count;
    }
  }

  private void zero(CallRoom room, int file, long offset, long length) throws IOException {
    long punched = DataCalls.fallocate(room, file, PUNCH_HOLE_KEEP_SIZE, offset, length);
    long size = DataCalls.lseek(room, file, 0, SEEK_END);
    if (size < offset + length) {
      check("ftruncate", DataCalls.ftruncate(room, file, offset + length));
    }
    if (punched < 0) {
      buffer.fill((byte) 0);
      for (long done = 0; done < length; done += COPY_BYTES) {
        write(room, file, buffer, Math.min(COPY_BYTES, length - done), offset + done);
      }
    }
  }

  private static void write(CallRoom room, int file, MemorySegment data, long length, long offset)
      throws IOException {
    long done = 0;
    while (done < length) {
      long count = DataCalls.pwrite(room, file, data.asSlice(done), length - done, offset + done);
      check("pwrite", count);
      done += count;
    }
  }

  private static void check(String call, long result) throws IOException {
    if (result < 0) {
      throw ErrnoException.of(Path.of("journal"), call, (int) -result);
    }
  }
}
