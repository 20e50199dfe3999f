package dev.plumbline.kit.properties;

import java.io.IOException;

/** A file that a subject saved isn't what the format says; the message says where. */
final class IllegalFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  IllegalFormatException(String message) {
    super(message);
  }
}
