package dev.plumbline.ram;

import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Byte order of a mapped-ram bitmap: that of the saving <em>host</em>, because QEMU writes its
 * array of {@code unsigned long} as it lies in memory. Nothing in the file says which.
 */
public enum BitmapOrder {
  /** x86, Arm, RISC-V, ppc64le hosts: bit n is bit (n mod 8) of byte n / 8. */
  LITTLE(ByteOrder.LITTLE_ENDIAN),
  /** s390x, ppc64 hosts: 64-bit big-endian words. */
  BIG(ByteOrder.BIG_ENDIAN);

  private final ByteOrder byteOrder;

  BitmapOrder(ByteOrder byteOrder) {
    this.byteOrder = byteOrder;
  }

  /** For {@link java.nio.ByteBuffer#order(ByteOrder)}. */
  public ByteOrder byteOrder() {
    return byteOrder;
  }

  /** The other one. */
  public BitmapOrder other() {
    return this == LITTLE ? BIG : LITTLE;
  }

  /** As on the command line: {@code "little"} or {@code "big"}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
