package dev.plumbline.faults.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.sweep.TinyRam;
import dev.plumbline.io.Errno;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.multifd.Channels;
import dev.plumbline.multifd.PageBatch;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.multifd.SaveChannel;
import dev.plumbline.multifd.SavedBlock;
import dev.plumbline.ram.PageBitmap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A page's bit is set only once its bytes are in the file, whichever write fails. */
final class BitsFollowWritesTest {

  private static final int PAGE = 4096;
  private static final TinyRam RAM = TinyRam.of(4, PAGE, List.of(12), false);

  /** The mutant: sets the bits of a batch before it writes any of it. */
  private record BitsFirst(Channels.Channel<PageBatch> channel)
      implements Channels.Channel<PageBatch> {

    @Override
    public void handle(PageBatch batch) throws IOException {
      batch.block().bitmap().set(batch.firstPage(), batch.pages());
      channel.handle(batch);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Pages whose bit is set although they aren't in the file, over failures of each write. */
  private static List<String> setTooEarly(UnaryOperator<Channels.Channel<PageBatch>> change)
      throws IOException {
    List<String> found = new ArrayList<>();
    boolean failed = true;
    for (int number = 1; failed; number++) {
      FaultyDisk disk = new FaultyDisk(DiskTraits.PLAIN);
      Path path = Path.of("/disk/file");
      PageBitmap bitmap = new PageBitmap(12);
      SavedBlock block =
          new SavedBlock("m0", RAM.machine().sources().get("m0"), PAGE, 0, 1 << 20, bitmap);
      disk.inject(
          Plan.builder().on(Call.WRITE).number(number).error(Errno.EIO).build(), FaultLog.NONE);
      PositionedFile main = disk.createTemporary(path);
      try (Channels.Channel<PageBatch> channel = change.apply(channel(disk, path, main))) {
        channel.handle(new PageBatch(block, 0, 6, null));
        channel.handle(new PageBatch(block, 6, 6, null));
        failed = false;
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("injected");
      }
      main.close();
      found.addAll(early(disk.content(path), bitmap, "write " + number));
    }
    return found;
  }

  private static Channels.Channel<PageBatch> channel(
      FaultyDisk disk, Path path, PositionedFile main) throws IOException {
    PositionedFile file = disk.openChannel(path, true, false);
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    RequestPolicy policy = new RequestPolicy(1 << 16, 0);
    return new SaveChannel(file, 1, main, new ReentrantLock(), buffer, policy, true, done -> {});
  }

  private static List<String> early(byte[] content, PageBitmap bitmap, String where) {
    List<String> early = new ArrayList<>();
    byte[] ram = RAM.blocks().get("m0");
    for (int page = 0; page < 12; page++) {
      int inFile = (1 << 20) + page * PAGE;
      int inRam = page * PAGE;
      boolean there =
          inFile + PAGE <= content.length
              && Arrays.equals(ram, inRam, inRam + PAGE, content, inFile, inFile + PAGE);
      if (bitmap.get(page) && !there) {
        early.add(where + ", page " + page);
      }
    }
    return early;
  }

  @Test
  void whicheverWriteFails() throws IOException {
    assertThat(setTooEarly(channel -> channel)).isEmpty();
  }

  @Test
  void aChannelThatSetsBitsFirstIsFoundOut() throws IOException {
    assertThat(setTooEarly(BitsFirst::new)).contains("write 1, page 0");
  }
}
