package dev.plumbline.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A system call's error, with everything known about it. Its message reads {@code PATH: pwrite
 * failed: EINVAL (Invalid argument): offset=1, length=512}.
 */
public final class ErrnoException extends IOException {

  private final String path;
  private final String call;
  private final int number;
  private final @Nullable Range range;

  private record Range(long offsetBytes, long lengthBytes) {}

  private ErrnoException(String path, String call, int number, @Nullable Range range) {
    super(message(path, call, number, range));
    this.path = path;
    this.call = call;
    this.number = number;
    this.range = range;
  }

  /**
   * The error of a call that is about no part of the file.
   *
   * @param path the file, as the user knows it
   * @param call the system call's name
   * @param number positive, as in {@code errno}
   */
  public static ErrnoException of(Path path, String call, int number) {
    return new ErrnoException(path.toString(), call, number, null);
  }

  /**
   * The error of a call on a part of the file.
   *
   * @param path the file, as the user knows it
   * @param call the system call's name
   * @param number positive, as in {@code errno}
   * @param offsetBytes where the part begins
   * @param lengthBytes how long it is
   */
  public static ErrnoException at(
      Path path, String call, int number, long offsetBytes, long lengthBytes) {
    return new ErrnoException(path.toString(), call, number, new Range(offsetBytes, lengthBytes));
  }

  private static String message(String path, String call, int number, @Nullable Range range) {
    Errno known = Errno.of(number);
    String what = known == null ? "errno " + number : known + " (" + known.description() + ")";
    String where =
        range == null ? "" : ": offset=" + range.offsetBytes() + ", length=" + range.lengthBytes();
    return path + ": " + call + " failed: " + what + where;
  }

  /** The file. */
  public Path path() {
    return Path.of(path);
  }

  /** The system call's name, such as {@code pwrite}. */
  public String call() {
    return call;
  }

  /** The kernel's number, positive. */
  public int number() {
    return number;
  }

  /** The error, or null when it has no name here. */
  public @Nullable Errno errno() {
    return Errno.of(number);
  }

  /** Where in the file the call was to begin, if it was about a part of it. */
  public OptionalLong offsetBytes() {
    return range == null ? OptionalLong.empty() : OptionalLong.of(range.offsetBytes());
  }

  /** How many bytes the call was about, if it was about a part of the file. */
  public OptionalLong lengthBytes() {
    return range == null ? OptionalLong.empty() : OptionalLong.of(range.lengthBytes());
  }
}
