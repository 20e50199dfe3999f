package dev.plumbline.faults.file;

/**
 * The program makes call after call: it would never end. No {@link java.io.IOException}, since
 * retrying those is what such programs do.
 */
public final class EndlessCallsError extends Error {

  EndlessCallsError(long calls) {
    super("more than " + calls + " calls: the program tries forever");
  }
}
