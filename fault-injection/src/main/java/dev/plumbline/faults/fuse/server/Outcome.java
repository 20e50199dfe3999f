package dev.plumbline.faults.fuse.server;

import dev.plumbline.io.Errno;

/**
 * What comes of a request, packed in a number so that nothing is allocated for it: {@code -errno},
 * or how many bytes the answer has and where they are.
 */
final class Outcome {

  /** Success, and nothing to say. */
  static final long DONE = 0;

  /** Requests of this kind get no answer. */
  static final long SILENCE = Long.MIN_VALUE;

  private static final long IN_DATA = 1L << 32;

  private Outcome() {}

  /** An error. */
  static long of(Errno errno) {
    return -errno.number();
  }

  /** So many bytes of {@link Request#answer}. */
  static long answer(int bytes) {
    return bytes;
  }

  /** So many bytes of {@link Request#data}. */
  static long data(long bytes) {
    return IN_DATA | bytes;
  }

  /** What a call gave, as success or error. */
  static long of(long result) {
    return Math.min(result, DONE);
  }

  /** Whether it is an error. */
  static boolean isError(long outcome) {
    return outcome < 0 && outcome != SILENCE;
  }

  /** Sends it. */
  static void send(Request request, int device, long outcome) {
    if (outcome == SILENCE) {
      return;
    }
    // An error of the answer itself: the request was interrupted, or the mount is gone.
    long _ =
        outcome <= 0
            ? request.sendStatus(device, (int) outcome)
            : (outcome & IN_DATA) != 0
                ? request.sendData(device, (int) outcome)
                : request.sendAnswer(device, (int) outcome);
  }
}
