package dev.plumbline.faults.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.faults.file.Fault.ErrorAtCall;
import dev.plumbline.faults.file.Fault.ErrorInRange;
import dev.plumbline.faults.file.Fault.ShortTransfers;
import dev.plumbline.faults.file.Fault.Shrinks;
import dev.plumbline.io.ChannelFile;
import dev.plumbline.io.Extent;
import dev.plumbline.io.FullTransfers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultyFileTest {

  @TempDir Path directory;

  private FaultyFile file(Fault... plan) throws IOException {
    ChannelFile file = ChannelFile.createNew(directory.resolve("file"));
    FullTransfers.writeFully(file, ByteBuffer.wrap(new byte[1000]), 0);
    return new FaultyFile(file, List.of(plan));
  }

  @Test
  void withoutAPlanNothingIsDifferent() throws IOException {
    try (FaultyFile file = file()) {
      assertThat(file.write(ByteBuffer.wrap(new byte[] {7}), 999)).isEqualTo(1);
      ByteBuffer buffer = ByteBuffer.allocate(10);
      assertThat(file.read(buffer, 998)).isEqualTo(2);
      assertThat(buffer.get(1)).isEqualTo((byte) 7);
      assertThat(file.read(buffer, 1000)).isEqualTo(-1);
      assertThat(file.sizeBytes()).isEqualTo(1000);
      assertThat(file.dataFrom(0).startBytes()).isZero();
      file.sync();
      file.truncate(10);
      assertThat(file.sizeBytes()).isEqualTo(10);
      assertThat(file.fired()).isEmpty();
    }
  }

  @Test
  void aRangeFailsForEveryCallThatTouchesIt() throws IOException {
    Fault fault = new ErrorInRange(Call.READ, 100, 200);
    try (FaultyFile file = file(fault)) {
      assertThat(file.read(ByteBuffer.allocate(100), 0)).isEqualTo(100);
      assertThat(file.read(ByteBuffer.allocate(100), 200)).isEqualTo(100);
      assertThat(file.write(ByteBuffer.allocate(10), 150)).isEqualTo(10);
      for (long offset : new long[] {1, 199}) {
        assertThatThrownBy(() -> file.read(ByteBuffer.allocate(100), offset))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(file.path() + ": read failed: injected input/output error")
            .hasMessageContaining(": offset=" + offset + ", length=100, call=");
      }
      assertThat(file.fired())
          .containsExactly(
              new Fired(fault, Call.READ, 3, 1, 100), new Fired(fault, Call.READ, 4, 199, 100));
    }
  }

  @Test
  void theNthCallFailsOnce() throws IOException {
    for (Call call : List.of(Call.SYNC, Call.SIZE, Call.TRUNCATE, Call.EXTENTS)) {
      Fault fault = new ErrorAtCall(call, 2);
      try (FaultyFile file = new FaultyFile(file(), List.of(fault))) {
        run(file, call);
        assertThatThrownBy(() -> run(file, call)).hasMessageContaining("injected");
        run(file, call);
        assertThat(file.fired()).extracting(Fired::fault).containsExactly(fault);
      }
      Files.delete(directory.resolve("file"));
    }
  }

  private static void run(FaultyFile file, Call call) throws IOException {
    switch (call) {
      case SYNC -> file.sync();
      case SIZE -> file.sizeBytes();
      case TRUNCATE -> file.truncate(100);
      case EXTENTS -> file.dataFrom(0);
      case READ, WRITE -> throw new AssertionError(call);
    }
  }

  @Test
  void shortTransfersDependOnTheRequestNotOnTheOrder() throws IOException {
    try (FaultyFile file = file(new ShortTransfers(Call.READ, 5, 50))) {
      int[] counts = new int[90];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = file.read(ByteBuffer.allocate(100), i * 10L);
      }
      assertThat(Arrays.stream(counts)).contains(100).allMatch(c -> c >= 1 && c <= 100);
      int half = file.fired().size();
      assertThat(half).isBetween(20, 70);
      for (int i = counts.length - 1; i >= 0; i--) {
        assertThat(file.read(ByteBuffer.allocate(100), i * 10L)).isEqualTo(counts[i]);
      }
      assertThat(file.fired()).hasSize(2 * half);
      assertThat(file.write(ByteBuffer.allocate(100), 0)).isEqualTo(100);
    }
  }

  @Test
  void alwaysShortStillMakesProgress() throws IOException {
    try (FaultyFile file = file(new ShortTransfers(Call.WRITE, 5, 100))) {
      ByteBuffer source = ByteBuffer.allocate(500);
      FullTransfers.writeFully(file, source, 0);
      assertThat(source.hasRemaining()).isFalse();
      assertThat(file.fired()).isNotEmpty();
    }
  }

  @Test
  void aShrunkFileEndsEarly() throws IOException {
    try (FaultyFile file = file(new Shrinks(300, 2))) {
      assertThat(file.sizeBytes()).isEqualTo(1000);
      assertThat(file.read(ByteBuffer.allocate(500), 0)).isEqualTo(500);
      assertThat(file.read(ByteBuffer.allocate(500), 0)).isEqualTo(300);
      assertThat(file.read(ByteBuffer.allocate(500), 300)).isEqualTo(-1);
      assertThat(file.sizeBytes()).isEqualTo(300);
      assertThat(file.dataFrom(0)).isEqualTo(new Extent(0, 300));
      assertThat(file.dataFrom(300)).isEqualTo(Extent.NONE);
      assertThat(file.fired())
          .extracting(Fired::call)
          .containsExactly(Call.READ, Call.READ, Call.SIZE, Call.EXTENTS, Call.EXTENTS);
    }
  }
}
