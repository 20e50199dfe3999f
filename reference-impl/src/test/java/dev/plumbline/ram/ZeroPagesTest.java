package dev.plumbline.ram;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZeroPagesTest {

  @ParameterizedTest
  @ValueSource(ints = {1024, 4096, 65536})
  void anyOneByteMakesAPageNonZero(int pageSize) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(pageSize, 64);
      assertThat(ZeroPages.isZero(page, 0, pageSize)).isTrue();
      for (int i = 0; i < pageSize; i++) {
        page.set(ValueLayout.JAVA_BYTE, i, (byte) (1 << (i & 7)));
        assertThat(ZeroPages.isZero(page, 0, pageSize)).as("byte " + i).isFalse();
        page.set(ValueLayout.JAVA_BYTE, i, (byte) 0);
      }
    }
  }

  @Property
  void onlyBytesInsideCount(
      @ForAll @IntRange(max = 200) int offset,
      @ForAll @IntRange(max = 700) int length,
      @ForAll @IntRange(max = 899) int dirty) {
    byte[] bytes = new byte[900];
    bytes[dirty] = -1;
    MemorySegment memory = MemorySegment.ofArray(bytes);
    boolean inside = dirty >= offset && dirty < offset + length;
    assertThat(ZeroPages.isZero(memory, offset, length)).isEqualTo(!inside);
  }

  /** Longer than any page: a whole bitmap or batch can be asked for at once. */
  @Property(tries = 200)
  void onlyBytesInsideALongStretchCount(
      @ForAll @IntRange(max = 70_000) int offset,
      @ForAll @IntRange(max = 230_000) int length,
      @ForAll @IntRange(max = 299_999) int dirty) {
    byte[] bytes = new byte[300_000];
    bytes[dirty] = 1;
    boolean inside = dirty >= offset && dirty < offset + length;
    assertThat(ZeroPages.isZero(MemorySegment.ofArray(bytes), offset, length)).isEqualTo(!inside);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_535, 65_536, 131_071, 131_072, 199_999})
  void anyOneByteMakesALongStretchNonZero(int dirty) {
    byte[] bytes = new byte[200_000];
    MemorySegment memory = MemorySegment.ofArray(bytes);
    assertThat(ZeroPages.isZero(memory, 0, bytes.length)).isTrue();
    bytes[dirty] = 1;
    assertThat(ZeroPages.isZero(memory, 0, bytes.length)).isFalse();
  }

  @Test
  void nothingIsZero() {
    assertThat(ZeroPages.isZero(MemorySegment.NULL, 0, 0)).isTrue();
  }
}
