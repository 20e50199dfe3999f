package dev.plumbline.faults.plan;

import dev.plumbline.io.Errno;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which errors each call may report: those under ERRORS in its page of the Linux manual (man-pages
 * 6.03, {@link Call#manualPages}), and for every call those that come from below any filesystem,
 * which the pages leave to "other errors may occur": {@code EIO}, {@code ESTALE} ("can occur for
 * NFS and for other filesystems", errno(3)) and {@code EUCLEAN} ("structure needs cleaning": what
 * ext4, XFS and btrfs report for damaged metadata). Errors of wrong descriptors and addresses
 * ({@code EBADF}, {@code EFAULT}) are left out: a disk reports none of them.
 */
public final class LegalErrors {

  private static final Set<Errno> ANY = EnumSet.of(Errno.EIO, Errno.ESTALE, Errno.EUCLEAN);

  private static final Map<Call, Set<Errno>> TABLE = table();

  private LegalErrors() {}

  /** The errors of a call. */
  public static Set<Errno> of(Call call) {
    return Objects.requireNonNull(TABLE.get(call));
  }

  /** The calls that may report an error. */
  public static Set<Call> calls(Errno errno) {
    Set<Call> calls = EnumSet.noneOf(Call.class);
    TABLE.forEach((call, errors) -> {
      if (errors.contains(errno)) {
        calls.add(call);
      }
    });
    return calls;
  }

  private static Map<Call, Set<Errno>> table() {
    Map<Call, Set<Errno>> table = new EnumMap<>(Call.class);
    for (Call call : Call.values()) {
      Set<Errno> errors = EnumSet.copyOf(ANY);
      errors.addAll(page(call));
      table.put(call, errors);
    }
    return table;
  }

  private static Set<Errno> page(Call call) {
    return switch (call) {
      case OPEN ->
          EnumSet.of(
              Errno.EACCES,
              Errno.EAGAIN,
              Errno.EBUSY,
              Errno.EDQUOT,
              Errno.EEXIST,
              Errno.EFBIG,
              Errno.EINTR,
              Errno.EINVAL,
              Errno.EISDIR,
              Errno.ELOOP,
              Errno.EMFILE,
              Errno.ENAMETOOLONG,
              Errno.ENFILE,
              Errno.ENODEV,
              Errno.ENOENT,
              Errno.ENOMEM,
              Errno.ENOSPC,
              Errno.ENOTDIR,
              Errno.ENXIO,
              Errno.EOPNOTSUPP,
              Errno.EOVERFLOW,
              Errno.EPERM,
              Errno.EROFS,
              Errno.ETXTBSY);
      case READ ->
          EnumSet.of(
              Errno.EAGAIN,
              Errno.EINTR,
              Errno.EINVAL,
              Errno.EISDIR,
              Errno.ENXIO,
              Errno.EOVERFLOW,
              Errno.ESPIPE);
      case WRITE ->
          EnumSet.of(
              Errno.EAGAIN,
              Errno.EDQUOT,
              Errno.EFBIG,
              Errno.EINTR,
              Errno.EINVAL,
              Errno.ENOSPC,
              Errno.ENXIO,
              Errno.EOVERFLOW,
              Errno.EPERM,
              Errno.EPIPE,
              Errno.ESPIPE);
      case TRUNCATE ->
          EnumSet.of(
              Errno.EACCES,
              Errno.EFBIG,
              Errno.EINTR,
              Errno.EINVAL,
              Errno.EISDIR,
              Errno.ELOOP,
              Errno.ENAMETOOLONG,
              Errno.ENOENT,
              Errno.ENOTDIR,
              Errno.EPERM,
              Errno.EROFS,
              Errno.ETXTBSY);
      case ALLOCATE ->
          EnumSet.of(
              Errno.EFBIG,
              Errno.EINTR,
              Errno.EINVAL,
              Errno.ENODEV,
              Errno.ENOSPC,
              Errno.ENOSYS,
              Errno.EOPNOTSUPP,
              Errno.EPERM,
              Errno.ESPIPE,
              Errno.ETXTBSY);
      case SEEK -> EnumSet.of(Errno.EINVAL, Errno.ENXIO, Errno.EOVERFLOW, Errno.ESPIPE);
      case SIZE ->
          EnumSet.of(
              Errno.EACCES,
              Errno.EINVAL,
              Errno.ELOOP,
              Errno.ENAMETOOLONG,
              Errno.ENOENT,
              Errno.ENOMEM,
              Errno.ENOTDIR,
              Errno.EOVERFLOW);
      case SYNC, SYNC_DIRECTORY ->
          EnumSet.of(Errno.EDQUOT, Errno.EINTR, Errno.EINVAL, Errno.ENOSPC, Errno.EROFS);
      case CLOSE -> EnumSet.of(Errno.EDQUOT, Errno.EINTR, Errno.ENOSPC);
      case RENAME ->
          EnumSet.of(
              Errno.EACCES,
              Errno.EBUSY,
              Errno.EDQUOT,
              Errno.EEXIST,
              Errno.EINVAL,
              Errno.EISDIR,
              Errno.ELOOP,
              Errno.EMLINK,
              Errno.ENAMETOOLONG,
              Errno.ENOENT,
              Errno.ENOMEM,
              Errno.ENOSPC,
              Errno.ENOTDIR,
              Errno.ENOTEMPTY,
              Errno.EPERM,
              Errno.EROFS,
              Errno.EXDEV);
      case UNLINK ->
          EnumSet.of(
              Errno.EACCES,
              Errno.EBUSY,
              Errno.EISDIR,
              Errno.ELOOP,
              Errno.ENAMETOOLONG,
              Errno.ENOENT,
              Errno.ENOMEM,
              Errno.ENOTDIR,
              Errno.EPERM,
              Errno.EROFS);
    };
  }
}
