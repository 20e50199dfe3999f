package dev.plumbline.faults.fuse.mount;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.MountCalls;
import dev.plumbline.io.Errno;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A FUSE filesystem in its place: the open device that its requests come from, and the way to take
 * it down again.
 */
public final class Mount {

  /** The filesystem's type, as {@code mount} and {@code /proc/self/mountinfo} show it. */
  public static final String TYPE = "fuse." + Mounter.SUBTYPE;

  private final Path point;
  private final int device;
  private final boolean byHelper;
  private boolean isUnmounted;

  Mount(Path point, int device, boolean byHelper) {
    this.point = point;
    this.device = device;
    this.byHelper = byHelper;
  }

  /**
   * Mounts: by {@code mount(2)} as root, by the program {@code fusermount3} otherwise.
   *
   * @param source what is shown as the mount's source
   * @param point an existing directory
   * @throws MountException when it can't be; the message says what is missing
   */
  public static Mount at(Path source, Path point) throws IOException {
    return MountCalls.isRoot() ? Mounter.direct(source, point) : Mounter.byHelper(source, point);
  }

  /** The open device. */
  public int device() {
    return device;
  }

  /**
   * Unmounts; when somebody still uses it, it goes out of sight.
   *
   * @return whether nobody used it
   */
  public synchronized boolean unmount() throws IOException {
    if (isUnmounted) {
      return true;
    }
    isUnmounted = true;
    return byHelper ? Mounter.unmountByHelper(point) : unmountDirectly();
  }

  private boolean unmountDirectly() throws IOException {
    long result = MountCalls.unmount(point, 0);
    if (result == -Errno.EBUSY.number()) {
      result = MountCalls.unmount(point, MountCalls.MNT_DETACH);
      check(result);
      return false;
    }
    check(result);
    return true;
  }

  private void check(long result) throws IOException {
    // Somebody else may have unmounted it.
    if (result < 0 && result != -Errno.EINVAL.number() && result != -Errno.ENOENT.number()) {
      throw dev.plumbline.io.ErrnoException.of(point, "umount2", (int) -result);
    }
  }

  /**
   * Closes the device: whoever still waits for an answer gets an error instead, and so does every
   * later call on what is still open.
   */
  public void closeDevice() {
    try (CallRoom room = new CallRoom()) {
      DataCalls.close(room, device);
    }
  }
}
