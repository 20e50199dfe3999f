package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.io.HugeBuffer;
import dev.plumbline.io.HugeBuffers;
import dev.plumbline.testing.Mappings;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChannelBuffersTest {

  private static final int ANY_DIRECT_ALIGNMENT_BYTES = 1 << 16;

  private final BytesFile file = new BytesFile(0);
  private final List<ByteBuffer> buffers = new ArrayList<>();

  private Channels.Channel<Integer> around(boolean direct, int bytes) throws IOException {
    return ChannelBuffers.around(
        direct,
        bytes,
        file,
        buffer -> {
          buffers.add(buffer);
          return new Channels.Channel<>() {
            @Override
            public void handle(Integer work) {}

            @Override
            public void close() throws IOException {
              file.close();
            }
          };
        });
  }

  @ParameterizedTest
  @CsvSource({"false,1000", "false,4194304", "true,65536", "true,4194304"})
  void aBufferIsAsLongAsAskedForAndFitsAnyDirectRequest(boolean direct, int bytes)
      throws IOException {
    try (var channel = around(direct, bytes)) {
      channel.handle(1);
      ByteBuffer buffer = buffers.getFirst();
      assertThat(buffer.remaining()).isEqualTo(bytes);
      assertThat(MemorySegment.ofBuffer(buffer).address() % ANY_DIRECT_ALIGNMENT_BYTES).isZero();
    }
  }

  /** Where the machine has any: the page cache gains nothing, a short buffer would waste most. */
  @ParameterizedTest
  @CsvSource({"false,65536,false", "false,4194304,false", "true,65536,false", "true,4194304,true"})
  void onlyLongDirectBuffersLieInHugePages(boolean direct, int bytes, boolean expected)
      throws IOException {
    boolean available;
    try (HugeBuffer probe = HugeBuffers.allocate(HugeBuffers.ALIGNMENT_BYTES)) {
      available = probe.isHuge();
    }
    try (var channel = around(direct, bytes)) {
      channel.handle(1);
      long address = MemorySegment.ofBuffer(buffers.getFirst()).address();
      assertThat(Mappings.wantsHugePages(address)).isEqualTo(expected && available);
    }
  }

  @ParameterizedTest
  @CsvSource({"false,65536", "true,4194304"})
  void closingAChannelFreesItsBufferAndDescriptor(boolean direct, int bytes) throws IOException {
    around(direct, bytes).close();
    assertThat(file.closed).isEqualTo(1);
    assertThatIllegalStateException().isThrownBy(() -> buffers.getFirst().get(0));
  }

  @Test
  void aDescriptorWithoutChannelIsClosed() {
    assertThatThrownBy(() ->
            ChannelBuffers.<Integer>around(
                false,
                4096,
                file,
                buffer -> {
                  throw new IllegalStateException("no channel");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no channel");
    assertThat(file.closed).isEqualTo(1);
  }
}
