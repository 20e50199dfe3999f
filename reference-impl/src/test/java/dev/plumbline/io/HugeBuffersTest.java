package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.testing.Mappings;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buffers on huge pages: where they lie and how they end. */
final class HugeBuffersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 4096, 2 << 20, (2 << 20) + 1, 8 << 20})
  void liesAlignedAndIsZero(int bytes) throws IOException {
    try (HugeBuffer buffer = HugeBuffers.allocate(bytes)) {
      assertThat(buffer.segment().address() % HugeBuffers.ALIGNMENT_BYTES).isZero();
      assertThat(buffer.sizeBytes()).isEqualTo(bytes);
      assertThat(buffer.buffer().isDirect()).isTrue();
      assertThat(buffer.buffer().capacity()).isEqualTo(bytes);
      assertThat(buffer.segment().mismatch(MemorySegment.ofArray(new byte[bytes]))).isEqualTo(-1);
      buffer.buffer().put(bytes - 1, (byte) 7);
      assertThat(buffer.segment().get(ValueLayout.JAVA_BYTE, bytes - 1)).isEqualTo((byte) 7);
    }
  }

  @Test
  void kernelIsAskedForHugePagesWhereTheyAreOn() throws IOException {
    try (HugeBuffer buffer = HugeBuffers.allocate(4 << 20)) {
      assertThat(buffer.isHuge()).isEqualTo(HugeBuffers.areHugePagesOn());
      assertThat(Mappings.wantsHugePages(buffer.segment().address())).isEqualTo(buffer.isHuge());
    }
  }

  @Test
  void useAfterCloseIsAnErrorAndNoCrash(@TempDir Path directory) throws IOException {
    HugeBuffer buffer = HugeBuffers.allocate(4096);
    var view = buffer.buffer();
    buffer.close();
    buffer.close();
    assertThatThrownBy(() -> view.get(0)).isInstanceOf(IllegalStateException.class);
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve("f"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      assertThatThrownBy(() -> channel.write(view, 0)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void nothingIsNoBuffer() {
    assertThatThrownBy(() -> HugeBuffers.allocate(0)).hasMessage("a buffer of 0 bytes");
  }
}
