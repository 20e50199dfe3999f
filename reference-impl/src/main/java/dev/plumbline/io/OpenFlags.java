package dev.plumbline.io;

/**
 * Flags of {@code open(2)} on Linux. Most are the same everywhere ({@code
 * include/uapi/asm-generic/fcntl.h}); Arm and POWER have their own numbers for three.
 */
public final class OpenFlags {

  private static final boolean ARM = isArchitecture("aarch64", "arm");
  private static final boolean POWER = isArchitecture("ppc64le", "ppc64");

  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_CREAT = 0x40;
  public static final int O_EXCL = 0x80;
  public static final int O_TRUNC = 0x200;
  public static final int O_APPEND = 0x400;
  public static final int O_NONBLOCK = 0x800;
  public static final int O_DSYNC = 0x1000;
  public static final int O_SYNC = 0x10_1000;
  public static final int O_NOATIME = 0x4_0000;
  public static final int O_CLOEXEC = 0x8_0000;
  public static final int O_DIRECT = ARM ? 0x1_0000 : POWER ? 0x2_0000 : 0x4000;
  public static final int O_DIRECTORY = ARM || POWER ? 0x4000 : 0x1_0000;
  public static final int O_NOFOLLOW = ARM || POWER ? 0x8000 : 0x2_0000;

  /** A nameless file in the directory that is opened. */
  public static final int O_TMPFILE = 0x40_0000 | O_DIRECTORY;

  private OpenFlags() {}

  private static boolean isArchitecture(String... names) {
    String architecture = System.getProperty("os.arch", "");
    for (String name : names) {
      if (architecture.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
