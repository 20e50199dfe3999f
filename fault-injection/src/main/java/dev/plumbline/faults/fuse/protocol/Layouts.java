package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.ValueLayout;

/** How numbers lie in the protocol: the host's byte order, wherever they fall. */
final class Layouts {

  static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private Layouts() {}
}
