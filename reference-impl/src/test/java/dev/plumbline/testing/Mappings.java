package dev.plumbline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of this process's memory. */
public final class Mappings {

  private Mappings() {}

  /** Whether huge pages were asked for at an address: {@code hg} among its mapping's flags. */
  public static boolean wantsHugePages(long address) throws IOException {
    boolean here = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        String[] ends = line.substring(0, line.indexOf(' ')).split("-", 2);
        here =
            Long.compareUnsigned(Long.parseUnsignedLong(ends[0], 16), address) <= 0
                && Long.compareUnsigned(address, Long.parseUnsignedLong(ends[1], 16)) < 0;
      } else if (here && line.startsWith("VmFlags:")) {
        return line.contains(" hg");
      }
    }
    throw new IllegalArgumentException("nothing is mapped at " + Long.toHexString(address));
  }
}
