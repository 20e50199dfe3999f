package dev.plumbline.faults.fuse.mount;

import java.io.IOException;

/** Mounting is impossible here; the message says why and what to do. */
public final class MountException extends IOException {

  MountException(String message) {
    super(message);
  }
}
