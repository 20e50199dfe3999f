package dev.plumbline.faults.fuse.server;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DeviceCalls;
import dev.plumbline.faults.fuse.protocol.InHeader;
import dev.plumbline.faults.fuse.protocol.OutHeader;
import dev.plumbline.faults.fuse.protocol.WriteIn;
import dev.plumbline.io.HugeBuffer;
import dev.plumbline.io.HugeBuffers;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * One thread's memory for a request and its answer, used again for each. The request is placed so
 * that the data of a write begins at a page, where a direct write to the backing file can take it
 * from; the data of a read is put at the same place.
 *
 * <pre>
 *   0             small answers: header, structure
 *   4096 - 80     the request: header, structure, names
 *   4096          data, 1 MiB at most
 *   4096 + 1 MiB  whatever else an answer is made from
 * </pre>
 */
final class Request implements AutoCloseable {

  /** The most data that a request may carry. */
  static final int MAX_DATA_BYTES = 1 << 20;

  private static final int DATA = 4096;
  private static final int START = DATA - InHeader.BYTES - WriteIn.BYTES;
  private static final int SMALL_BYTES = 1024;
  private static final int IOVECS = 2048;

  private final CallRoom room;
  private final HugeBuffer buffer;
  private final MemorySegment memory;
  private final MemorySegment whole;
  private final MemorySegment answer;
  private final MemorySegment iovecs;
  private InHeader header = new InHeader(0, 0, 0, 0, 0, 0, 0);
  private MemorySegment body;

  Request(CallRoom room) throws IOException {
    this.room = room;
    this.buffer = HugeBuffers.allocate(HugeBuffers.ALIGNMENT_BYTES);
    this.memory = buffer.segment();
    this.whole = memory.asSlice(START);
    this.answer = memory.asSlice(OutHeader.BYTES, SMALL_BYTES);
    this.iovecs = memory.asSlice(IOVECS, 2L * 2 * Long.BYTES);
    this.body = whole;
  }

  CallRoom room() {
    return room;
  }

  /** Waits for a request; {@code -errno} instead of its length when there is none. */
  long receive(int device) {
    long length = DeviceCalls.read(room, device, whole);
    if (length >= InHeader.BYTES) {
      header = InHeader.read(whole);
      body = whole.asSlice(InHeader.BYTES, length - InHeader.BYTES);
    }
    return length;
  }

  InHeader header() {
    return header;
  }

  /** What follows the header. */
  MemorySegment body() {
    return body;
  }

  /**
   * A name in the request.
   *
   * @param offset where it begins in {@link #body}
   * @return it with its NUL, or null if there is none or it is no plain name
   */
  @Nullable MemorySegment name(long offset) {
    MemorySegment name = text(offset);
    if (name == null) {
      return null;
    }
    long length = name.byteSize() - 1;
    if (length == 0) {
      return null;
    }
    for (long i = 0; i < length; i++) {
      if (name.get(JAVA_BYTE, i) == '/') {
        return null;
      }
    }
    boolean dots =
        name.get(JAVA_BYTE, 0) == '.'
            && (length == 1 || (length == 2 && name.get(JAVA_BYTE, 1) == '.'));
    return dots ? null : name;
  }

  /** Bytes up to and with a NUL, or null if there is none. */
  @Nullable MemorySegment text(long offset) {
    for (long end = offset; end < body.byteSize(); end++) {
      if (body.get(JAVA_BYTE, end) == 0) {
        return body.asSlice(offset, end + 1 - offset);
      }
    }
    return null;
  }

  /** Where the data of a write is, and where that of a read goes. */
  MemorySegment data() {
    return memory.asSlice(DATA, MAX_DATA_BYTES);
  }

  /** Memory for other purposes. */
  MemorySegment scratch() {
    return memory.asSlice(DATA + MAX_DATA_BYTES);
  }

  /** Where the structure of an answer goes. */
  MemorySegment answer() {
    return answer;
  }

  /** Answers with an error, or with nothing but success. */
  long sendStatus(int device, int error) {
    return send(device, error, 0, null, 0);
  }

  /** Answers with the first bytes of {@link #answer}. */
  long sendAnswer(int device, int lengthBytes) {
    return send(device, 0, lengthBytes, null, 0);
  }

  /** Answers with the first bytes of {@link #data}. */
  long sendData(int device, int lengthBytes) {
    return send(device, 0, 0, memory.asSlice(DATA), lengthBytes);
  }

  private long send(
      int device, int error, int answerBytes, @Nullable MemorySegment data, int dataBytes) {
    int head = OutHeader.BYTES + answerBytes;
    OutHeader.write(memory, head + dataBytes, error, header.unique());
    iovecs.set(ADDRESS, 0, memory);
    iovecs.set(JAVA_LONG, 8, head);
    if (data != null) {
      iovecs.set(ADDRESS, 16, data);
      iovecs.set(JAVA_LONG, 24, dataBytes);
    }
    return DeviceCalls.write(room, device, iovecs, data == null || dataBytes == 0 ? 1 : 2);
  }

  @Override
  public void close() {
    buffer.close();
  }
}
