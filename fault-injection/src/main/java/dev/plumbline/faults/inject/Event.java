package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Call;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A call that is about to be carried out.
 *
 * @param call its kind
 * @param file the path, as rules know it; a rename's old one
 * @param newFile a rename's new path, else null
 * @param offsetBytes where in the file; a truncate's new length; 0 where that makes no sense
 * @param lengthBytes how much it asks for; 0 where that makes no sense
 * @param direct whether the descriptor has, or is to have, {@code O_DIRECT}
 * @param memoryAddress of the program's buffer, or -1 where that isn't known
 * @param content what is to be written, from position to limit, if the front can show it: landmarks
 *     are found in what is being written too. Only valid while the call lasts.
 */
public record Event(
    Call call,
    String file,
    @Nullable String newFile,
    long offsetBytes,
    long lengthBytes,
    boolean direct,
    long memoryAddress,
    @Nullable ByteBuffer content) {

  /** The memory's address isn't known. */
  public static final long UNKNOWN_ADDRESS = -1;

  /** A call that is about no place in the file. */
  public static Event of(Call call, String file, boolean direct) {
    return new Event(call, file, null, 0, 0, direct, UNKNOWN_ADDRESS, null);
  }

  /** A file gets another name. */
  public static Event rename(String file, String newFile) {
    return new Event(Call.RENAME, file, newFile, 0, 0, false, UNKNOWN_ADDRESS, null);
  }

  /** A call about a place: truncate, allocate, seek. */
  public static Event at(
      Call call, String file, boolean direct, long offsetBytes, long lengthBytes) {
    return new Event(call, file, null, offsetBytes, lengthBytes, direct, UNKNOWN_ADDRESS, null);
  }

  /** A read. */
  public static Event read(
      String file, boolean direct, long offsetBytes, long lengthBytes, long memoryAddress) {
    return new Event(Call.READ, file, null, offsetBytes, lengthBytes, direct, memoryAddress, null);
  }

  /** A write of what a buffer holds; the buffer's position doesn't move. */
  public static Event write(
      String file, boolean direct, long offsetBytes, ByteBuffer content, long memoryAddress) {
    return new Event(
        Call.WRITE,
        file,
        null,
        offsetBytes,
        content.remaining(),
        direct,
        memoryAddress,
        content.asReadOnlyBuffer());
  }

  /** What part of the file it touches, or null when it is about none. */
  public @Nullable ByteRange range() {
    return call.hasPlace() && offsetBytes >= 0 ? ByteRange.of(offsetBytes, lengthBytes) : null;
  }
}
