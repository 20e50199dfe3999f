package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.qemu.DeviceWrites;
import dev.plumbline.fixtures.ram.RamPattern;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * A made-up device of a PC that writes to its RAM all the time: pages become zero, get content, and
 * have a few bytes changed; some of them again and again.
 */
final class ChangingDevice {

  /** A PC has no RAM where its firmware and its screen are. */
  private static final long HOLE_AT = 0xA0000;

  private static final long HOLE_END = 0x100000;
  private static final int HOT_PAGES = 5;
  private static final int WORD_BYTES = 8;
  private static final long SEED = 20240605;

  private final DeviceWrites writes;
  private final long ramBytes;
  private final SplittableRandom random = new SplittableRandom(SEED);

  ChangingDevice(DeviceWrites writes, long ramBytes) {
    this.writes = writes;
    this.ramBytes = ramBytes;
  }

  /**
   * Writes so many times.
   *
   * @throws IOException if QEMU is gone or doesn't answer
   */
  void change(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      long page = page();
      switch (random.nextInt(4)) {
        case 0 -> writes.fill(page, RamPattern.PAGE_BYTES, 0);
        case 1, 2 -> writes.fill(page, RamPattern.PAGE_BYTES, 1 + random.nextInt(255));
        default -> {
          byte[] word = new byte[WORD_BYTES];
          random.nextBytes(word);
          writes.write(page + random.nextInt(RamPattern.PAGE_BYTES - WORD_BYTES), word);
        }
      }
    }
  }

  /** The address of a page of RAM. */
  private long page() {
    long pages = Math.min(ramBytes, HOLE_AT) / RamPattern.PAGE_BYTES;
    long above = Math.max(0, ramBytes - HOLE_END) / RamPattern.PAGE_BYTES;
    long page = random.nextLong(random.nextInt(4) == 0 ? HOT_PAGES : pages + above);
    return page < pages
        ? page * RamPattern.PAGE_BYTES
        : HOLE_END + (page - pages) * RamPattern.PAGE_BYTES;
  }
}
