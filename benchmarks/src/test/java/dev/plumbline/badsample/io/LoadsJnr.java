package dev.plumbline.badsample.io;

import jnr.constants.platform.Errno;

/** Everybody who needs an error's number waits for jnr-posix. */
final class LoadsJnr {

  private LoadsJnr() {}

  static int number() {
    return Errno.EINVAL.intValue();
  }
}
