package dev.plumbline.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells block devices from other special files. */
final class BlockDevices {

  private static final int FILE_TYPE_MASK = 0xf000;
  private static final int BLOCK_DEVICE = 0x6000;

  private BlockDevices() {}

  static boolean isBlockDevice(Path path) throws IOException {
    Object mode = Files.getAttribute(path, "unix:mode");
    return mode instanceof Integer bits && (bits & FILE_TYPE_MASK) == BLOCK_DEVICE;
  }
}
