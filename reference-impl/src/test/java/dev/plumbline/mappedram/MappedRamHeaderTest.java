package dev.plumbline.mappedram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.format.StructField;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class MappedRamHeaderTest {

  @Property
  void whatIsWrittenIsRead(
      @ForAll int version,
      @ForAll long pageSize,
      @ForAll long bitmapOffset,
      @ForAll long pagesOffset,
      @ForAll boolean littleEndianBuffer) {
    MappedRamHeader header = new MappedRamHeader(version, pageSize, bitmapOffset, pagesOffset);
    ByteBuffer buffer = ByteBuffer.allocate(40).position(5);
    buffer.order(littleEndianBuffer ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    header.writeTo(buffer);
    assertThat(buffer.position()).isEqualTo(5 + MappedRamHeader.SIZE_BYTES);

    buffer.position(5);
    assertThat(MappedRamHeader.readFrom(buffer)).isEqualTo(header);
    assertThat(buffer.position()).isEqualTo(5 + MappedRamHeader.SIZE_BYTES);
  }

  @Test
  void fieldsAreBigEndianInTheOrderOfTheTable() {
    ByteBuffer buffer =
        ByteBuffer.allocate(MappedRamHeader.SIZE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    new MappedRamHeader(1, 4096, 0x80, 0x100000).writeTo(buffer);
    assertThat(HexFormat.of().formatHex(buffer.array()))
        .isEqualTo("00000001" + "0000000000001000" + "0000000000000080" + "0000000000100000");
  }

  @Test
  void theTableCoversTheHeaderWithoutGaps() {
    int end = 0;
    for (StructField field : MappedRamHeader.FIELDS) {
      assertThat(field.offsetBytes()).isEqualTo(end);
      end += field.sizeBytes();
    }
    assertThat(end).isEqualTo(MappedRamHeader.SIZE_BYTES);
  }

  @Test
  void aBlockIsIgnoredWhenBothOffsetsAreZero() {
    assertThat(new MappedRamHeader(1, 4096, 0, 0).isIgnored()).isTrue();
    assertThat(new MappedRamHeader(1, 4096, 0, 1 << 20).isIgnored()).isFalse();
    assertThat(new MappedRamHeader(1, 4096, 64, 0).isIgnored()).isFalse();
  }
}
