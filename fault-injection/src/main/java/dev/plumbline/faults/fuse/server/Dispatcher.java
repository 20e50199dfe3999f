package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Store;
import dev.plumbline.faults.fuse.protocol.InitFlags;
import dev.plumbline.faults.fuse.protocol.InitIn;
import dev.plumbline.faults.fuse.protocol.InitOut;
import dev.plumbline.faults.fuse.protocol.InterruptIn;
import dev.plumbline.faults.fuse.protocol.Opcode;
import dev.plumbline.io.Errno;

/** Gives each request to who handles it. */
final class Dispatcher {

  private static final int MAJOR = 7;
  private static final int OLDEST_MINOR = 31;
  private static final long WANTED =
      InitFlags.ASYNC_READ
          | InitFlags.ATOMIC_O_TRUNC
          | InitFlags.BIG_WRITES
          | InitFlags.PARALLEL_DIROPS
          | InitFlags.ABORT_ERROR
          | InitFlags.MAX_PAGES
          | InitFlags.INIT_EXT
          | InitFlags.DIRECT_IO_ALLOW_MMAP;

  private static final long UNKNOWN = Outcome.of(Errno.ENOSYS);

  private final Lookups lookups;
  private final Attributes attributes;
  private final Names names;
  private final Files files;
  private final Transfers transfers;
  private final Directories directories;

  private final Store store;
  private final Waits waits;

  Dispatcher(Tree tree, Waits waits) {
    this.store = tree.store();
    this.waits = waits;
    this.lookups = new Lookups(tree);
    this.attributes = new Attributes(tree);
    this.names = new Names(tree);
    this.files = new Files(tree);
    this.transfers = new Transfers(tree);
    this.directories = new Directories(tree);
  }

  /** Carries a request out. */
  long handle(Request request) {
    Opcode opcode = Opcode.of(request.header().opcode());
    if (opcode == null) {
      return UNKNOWN;
    }
    return store.isOff() && !isBookkeeping(opcode)
        ? Outcome.of(Errno.EIO)
        : handle(opcode, request);
  }

  /** Whether a request is the kernel's own, which can't fail. */
  private static boolean isBookkeeping(Opcode opcode) {
    return switch (opcode) {
      case INIT, DESTROY, FORGET, BATCH_FORGET, INTERRUPT, RELEASE, RELEASEDIR -> true;
      default -> false;
    };
  }

  private long handle(Opcode opcode, Request request) {
    return switch (opcode) {
      case READ -> transfers.read(request);
      case WRITE -> transfers.write(request);
      case LOOKUP -> lookups.lookup(request);
      case FORGET -> lookups.forget(request);
      case BATCH_FORGET -> lookups.forgetSeveral(request);
      case GETATTR -> attributes.get(request);
      case STATX -> attributes.getExtended(request);
      case SETATTR -> attributes.set(request);
      case STATFS -> attributes.filesystem(request);
      case READLINK -> names.readlink(request);
      case SYMLINK -> names.symlink(request);
      case MKNOD -> names.mknod(request);
      case MKDIR -> names.mkdir(request);
      case UNLINK -> names.unlink(request);
      case RMDIR -> names.rmdir(request);
      case RENAME -> names.rename(request);
      case RENAME2 -> names.rename2(request);
      case LINK -> names.link(request);
      case OPEN -> files.open(request);
      case CREATE -> files.create(request);
      case RELEASE, RELEASEDIR -> files.release(request);
      case FLUSH -> files.flush(request);
      case FSYNC -> files.sync(request);
      case FSYNCDIR -> files.syncDirectory(request);
      case FALLOCATE -> files.allocate(request);
      case LSEEK -> files.seek(request);
      case OPENDIR -> directories.open(request);
      case READDIR -> directories.read(request);
      case INIT -> begin(request);
      case DESTROY -> Outcome.DONE;
      case INTERRUPT -> interrupt(request);
      case IOCTL -> Outcome.of(Errno.ENOTTY);
      // The kernel takes this for an answer once and for all. Without a right to the file it has
      // asked for the attributes before; it copies ranges by itself; there are no extended
      // attributes.
      case ACCESS,
          SETXATTR,
          GETXATTR,
          LISTXATTR,
          REMOVEXATTR,
          BMAP,
          POLL,
          COPY_FILE_RANGE,
          COPY_FILE_RANGE_64,
          SYNCFS,
          TMPFILE ->
          UNKNOWN;
    };
  }

  private long interrupt(Request request) {
    waits.interrupt(InterruptIn.read(request.body()).unique());
    return Outcome.SILENCE;
  }

  private static long begin(Request request) {
    InitIn offer = InitIn.read(request.body());
    if (offer.major() != MAJOR || offer.minor() < OLDEST_MINOR) {
      return Outcome.of(Errno.EPROTO);
    }
    long offered = Integer.toUnsignedLong(offer.flags());
    if ((offered & InitFlags.INIT_EXT) != 0) {
      offered |= (long) offer.moreFlags() << 32;
    }
    return Outcome.answer(
        InitOut.write(request.answer(), offer, offered & WANTED, Request.MAX_DATA_BYTES));
  }
}
