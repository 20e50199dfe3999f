package dev.plumbline.faults.fuse.protocol;

/** {@code FUSE_…} flags of the first request and its answer, those that are used here. */
public final class InitFlags {

  /** Reads may be under way side by side. */
  public static final long ASYNC_READ = 1;

  /** {@code O_TRUNC} comes with the open and not as a change of attributes after it. */
  public static final long ATOMIC_O_TRUNC = 1L << 3;

  /** Writes of more than a page. */
  public static final long BIG_WRITES = 1L << 5;

  /** Lookups in one directory side by side. */
  public static final long PARALLEL_DIROPS = 1L << 18;

  /** A read of the device tells an aborted connection from an unmounted one. */
  public static final long ABORT_ERROR = 1L << 21;

  /** The answer says how many pages a request may have. */
  public static final long MAX_PAGES = 1L << 22;

  /** There are flags beyond bit 31. */
  public static final long INIT_EXT = 1L << 30;

  /** Files under {@code FOPEN_DIRECT_IO} may be mapped shared. */
  public static final long DIRECT_IO_ALLOW_MMAP = 1L << 36;

  private InitFlags() {}
}
