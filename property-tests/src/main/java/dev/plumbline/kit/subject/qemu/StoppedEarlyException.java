package dev.plumbline.kit.subject.qemu;

import java.io.IOException;

/**
 * A live save ended while its RAM was still being written to, so nobody knows which writes were
 * before the end. It says nothing about QEMU and must be made again.
 */
final class StoppedEarlyException extends IOException {

  StoppedEarlyException(String message) {
    super(message);
  }
}
