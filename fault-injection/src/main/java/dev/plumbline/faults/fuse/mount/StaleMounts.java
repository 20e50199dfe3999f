package dev.plumbline.faults.fuse.mount;

import dev.plumbline.faults.fuse.linux.MountCalls;
import dev.plumbline.io.Errno;
import dev.plumbline.io.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Mounts whose server is gone without having unmounted: it was killed. */
public final class StaleMounts {

  private StaleMounts() {}

  /**
   * Takes a stale mount of ours away.
   *
   * @param point where one may be
   * @return whether there was one
   * @throws IOException if one is there that is somebody else's, or it can't be taken away
   */
  public static boolean detach(Path point) throws IOException {
    Path absolute = point.toAbsolutePath().normalize();
    boolean any = false;
    // One may lie upon another.
    while (MountCalls.probe(absolute) == -Errno.ENOTCONN.number()) {
      Optional<MountTable.Entry> entry = MountTable.at(absolute);
      if (entry.isEmpty() || !entry.get().type().equals(Mount.TYPE)) {
        throw new MountException(
            point
                + ": a dead FUSE filesystem is mounted there"
                + entry.map(e -> " (" + e.type() + " of " + e.source() + ")").orElse("")
                + "; take it away with: fusermount3 -u -z "
                + point);
      }
      if (MountCalls.isRoot()) {
        long result = MountCalls.unmount(absolute, MountCalls.MNT_DETACH);
        if (result < 0) {
          throw ErrnoException.of(absolute, "umount2", (int) -result);
        }
      } else {
        Mounter.unmountByHelper(absolute);
      }
      any = true;
    }
    return any;
  }
}
