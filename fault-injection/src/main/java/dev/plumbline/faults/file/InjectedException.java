package dev.plumbline.faults.file;

import dev.plumbline.io.Errno;
import java.io.IOException;
import java.nio.file.Path;

/** An error that a {@link FaultyDisk} reports; its message says why. */
public final class InjectedException extends IOException {

  private final Errno errno;

  InjectedException(Path path, String call, Errno errno, String why) {
    super(path + ": " + call + " failed: " + why);
    this.errno = errno;
  }

  /** Which error. */
  public Errno errno() {
    return errno;
  }
}
