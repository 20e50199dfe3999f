package dev.plumbline.testing;

import java.util.Arrays;
import java.util.Random;

/** RAM contents for tests. */
public final class Ram {

  private Ram() {}

  /** Pages that are random, or zero with the given probability; a seed gives the same ones. */
  public static byte[] random(long seed, int pages, int pageSize, double zeroShare) {
    Random random = new Random(seed);
    byte[] ram = new byte[pages * pageSize];
    byte[] page = new byte[pageSize];
    for (int i = 0; i < pages; i++) {
      if (random.nextDouble() >= zeroShare) {
        random.nextBytes(page);
        page[0] |= 1;
        System.arraycopy(page, 0, ram, i * pageSize, pageSize);
      }
    }
    return ram;
  }

  /** Every byte the same. */
  public static byte[] filled(int pages, int pageSize, int value) {
    byte[] ram = new byte[pages * pageSize];
    Arrays.fill(ram, (byte) value);
    return ram;
  }
}
