package dev.plumbline.faults.fuse.mount;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.HelperCalls;
import dev.plumbline.faults.fuse.linux.MountCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.io.Errno;
import dev.plumbline.io.ErrnoException;
import dev.plumbline.io.OpenFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The two ways to mount. */
final class Mounter {

  static final String SUBTYPE = "faultfs";

  private static final Path DEVICE = Path.of("/dev/fuse");
  private static final String HELPER = "fusermount3";
  private static final String NO_FUSE =
      "the kernel has no FUSE here: /dev/fuse is missing (as root: modprobe fuse;"
          + " in a container: start it with --device /dev/fuse)";

  private Mounter() {}

  /** Mounts as root. Everybody may use it, as far as permissions go. */
  static Mount direct(Path source, Path point) throws IOException {
    int device = openDevice();
    String options =
        "fd=" + device + ",rootmode=40000,user_id=0,group_id=0,default_permissions,allow_other";
    long result = MountCalls.mount(source.toString(), point, Mount.TYPE, options);
    if (result < 0) {
      try (CallRoom room = new CallRoom()) {
        DataCalls.close(room, device);
      }
      throw refused(point, result);
    }
    return new Mount(point, device, false);
  }

  private static int openDevice() throws IOException {
    long device;
    try (CallRoom room = new CallRoom();
        Arena arena = Arena.ofConfined()) {
      device =
          NameCalls.open(
              room, NameCalls.AT_FDCWD, arena.allocateFrom(DEVICE.toString()), OpenFlags.O_RDWR, 0);
    }
    if (device == -Errno.ENOENT.number()
        || device == -Errno.ENODEV.number()
        || device == -Errno.ENXIO.number()) {
      throw new MountException(NO_FUSE);
    }
    if (device < 0) {
      throw new MountException(
          ErrnoException.of(DEVICE, "open", (int) -device).getMessage()
              + " (in a container: start it with --device /dev/fuse)");
    }
    return (int) device;
  }

  private static IOException refused(Path point, long result) {
    if (result == -Errno.EPERM.number()) {
      return new MountException(
          point
              + ": no right to mount, although this is root (in a container: start it with"
              + " --cap-add SYS_ADMIN --device /dev/fuse)");
    }
    if (result == -Errno.ENODEV.number()) {
      return new MountException(NO_FUSE);
    }
    return ErrnoException.of(point, "mount", (int) -result);
  }

  /**
   * Mounts as anybody. The program sends the open device over a socket whose number is in {@code
   * _FUSE_COMMFD}; only who mounts may use the filesystem.
   */
  static Mount byHelper(Path source, Path point) throws IOException {
    String options =
        "rw,nosuid,nodev,default_permissions,subtype="
            + SUBTYPE
            + ",fsname="
            + escaped(source.toString());
    List<String> environment = new ArrayList<>();
    System.getenv().forEach((name, value) -> environment.add(name + "=" + value));
    environment.add("_FUSE_COMMFD=0");
    int[] pair = new int[2];
    check(point, "socketpair", HelperCalls.socketPair(pair));
    long device;
    try (CallRoom room = new CallRoom()) {
      long process =
          HelperCalls.spawn(
              List.of(HELPER, "-o", options, "--", point.toString()), environment, pair[1]);
      DataCalls.close(room, pair[1]);
      if (process < 0) {
        DataCalls.close(room, pair[0]);
        throw missing(process);
      }
      device = HelperCalls.receiveDescriptor(pair[0]);
      DataCalls.close(room, pair[0]);
      HelperCalls.awaitEnd((int) process);
    }
    if (device < 0) {
      throw new MountException(
          point
              + ": "
              + HELPER
              + " did not mount; what it said is above. Root needs no such help.");
    }
    return new Mount(point, (int) device, true);
  }

  /** Unmounts what {@link #byHelper} mounted; whether nobody used it. */
  static boolean unmountByHelper(Path point) throws IOException {
    if (run(List.of(HELPER, "-u", "-q", "--", point.toString())) == 0) {
      return true;
    }
    if (MountTable.at(point).isEmpty()) {
      return true;
    }
    if (run(List.of(HELPER, "-u", "-z", "--", point.toString())) != 0) {
      throw new IOException(point + ": " + HELPER + " -u -z did not unmount");
    }
    return false;
  }

  private static int run(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static IOException missing(long error) {
    return error == -Errno.ENOENT.number()
        ? new MountException(
            HELPER + " is missing (Debian: apt install fuse3); root can do without it")
        : ErrnoException.of(Path.of(HELPER), "posix_spawnp", (int) -error);
  }

  private static String escaped(String option) {
    return option.replace("\\", "\\\\").replace(",", "\\,");
  }

  private static void check(Path path, String call, long result) throws IOException {
    if (result < 0) {
      throw ErrnoException.of(path, call, (int) -result);
    }
  }
}
