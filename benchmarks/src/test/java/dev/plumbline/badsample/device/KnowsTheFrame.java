package dev.plumbline.badsample.device;

import dev.plumbline.badsample.stream.KnowsATool;

/** Device state that knows the frame around it. */
public final class KnowsTheFrame {

  private KnowsTheFrame() {}

  static void call() {
    KnowsATool.exist();
  }
}
