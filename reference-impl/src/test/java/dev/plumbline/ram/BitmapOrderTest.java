package dev.plumbline.ram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BitmapOrderTest {

  private static final int PAGES = 200;

  private static byte[] inFile(int page, BitmapOrder order) {
    PageBitmap bitmap = new PageBitmap(PAGES);
    bitmap.set(page, 1);
    ByteBuffer bytes = ByteBuffer.allocate((int) bitmap.sizeBytes()).order(order.byteOrder());
    bitmap.copyTo(0, bytes);
    return bytes.array();
  }

  @Property
  void littleEndianHostsHavePageNInByteNOver8(@ForAll @IntRange(max = PAGES - 1) int page) {
    assertThat(inFile(page, BitmapOrder.LITTLE)[page / 8]).isEqualTo((byte) (1 << page % 8));
  }

  @Property
  void bigEndianHostsHaveTheBytesOfEachWordReversed(@ForAll @IntRange(max = PAGES - 1) int page) {
    int inWord = 7 - page / 8 % 8;
    assertThat(inFile(page, BitmapOrder.BIG)[page / 64 * 8 + inWord])
        .isEqualTo((byte) (1 << page % 8));
  }

  @Test
  void eachIsTheOthersOther() {
    assertThat(BitmapOrder.LITTLE.other()).isEqualTo(BitmapOrder.BIG);
    assertThat(BitmapOrder.BIG.other()).isEqualTo(BitmapOrder.LITTLE);
  }

  @Test
  void isCalledAsOnTheCommandLine() {
    assertThat(BitmapOrder.LITTLE).hasToString("little");
    assertThat(BitmapOrder.BIG).hasToString("big");
  }
}
