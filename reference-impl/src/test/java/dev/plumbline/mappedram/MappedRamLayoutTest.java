package dev.plumbline.mappedram;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class MappedRamLayoutTest {

  private static final BigInteger WORD_BITS = BigInteger.valueOf(64);

  @Property(tries = 5000)
  void placesWhatUnboundedArithmeticPlaces(
      @ForAll @LongRange(max = 1L << 61) long headerOffset,
      @ForAll @LongRange(max = 1L << 62) long length,
      @ForAll @IntRange(min = 10, max = 16) int pageBits) {
    long pageSize = 1L << pageBits;
    BigInteger pages = BigInteger.valueOf(length).shiftRight(pageBits);
    BigInteger bitmapSize = ceil(pages, WORD_BITS).multiply(BigInteger.valueOf(8));
    BigInteger bitmap = BigInteger.valueOf(headerOffset).add(BigInteger.valueOf(28));
    BigInteger mib = BigInteger.ONE.shiftLeft(20);
    BigInteger region = ceil(bitmap.add(bitmapSize), mib).multiply(mib);

    MappedRamHeader header = MappedRamLayout.place(headerOffset, length, pageSize);

    assertThat(MappedRamLayout.pages(length, pageSize)).isEqualTo(pages.longValueExact());
    assertThat(MappedRamLayout.bitmapSizeBytes(pages.longValueExact()))
        .isEqualTo(bitmapSize.longValueExact());
    assertThat(header)
        .isEqualTo(
            new MappedRamHeader(1, pageSize, bitmap.longValueExact(), region.longValueExact()));
  }

  private static BigInteger ceil(BigInteger value, BigInteger unit) {
    BigInteger[] parts = value.divideAndRemainder(unit);
    return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
  }

  @Test
  void placesAsQemuDid() {
    // A file of QEMU 10.0.2: machine none, one block "m0" of 8 MiB, header at 0x64.
    assertThat(MappedRamLayout.place(0x64, 8 << 20, 4096))
        .isEqualTo(new MappedRamHeader(1, 4096, 0x80, 0x100000));
  }

  @Test
  void bitmapsAreWholeWords() {
    assertThat(MappedRamLayout.bitmapSizeBytes(0)).isZero();
    assertThat(MappedRamLayout.bitmapSizeBytes(1)).isEqualTo(8);
    assertThat(MappedRamLayout.bitmapSizeBytes(64)).isEqualTo(8);
    assertThat(MappedRamLayout.bitmapSizeBytes(65)).isEqualTo(16);
  }

  @Test
  void aBitmapThatEndsOnAMebibyteNeedsNoPadding() {
    MappedRamHeader header = MappedRamLayout.place(0x100000 - 28 - 8, 64 * 4096, 4096);
    assertThat(header.pagesOffsetBytes()).isEqualTo(0x100000);
  }

  @Test
  void lengthsAreUnsigned() {
    assertThat(MappedRamLayout.pages(1L << 63, 4096)).isEqualTo(1L << 51);
  }
}
