package dev.plumbline.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it failed, which {@link System#out} forgets. After an error
 * what is written is dropped.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream target;
  private @Nullable IOException failure;

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (failure == null) {
      try {
        target.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  /** The first error, or null; also null when the reader just had enough, as {@code head} has. */
  @Nullable IOException failure() {
    return failure != null && String.valueOf(failure.getMessage()).contains("roken pipe")
        ? null
        : failure;
  }
}
