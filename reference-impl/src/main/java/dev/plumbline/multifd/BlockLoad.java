package dev.plumbline.multifd;

import dev.plumbline.io.DirectFiles;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * A load by several channels: the caller's thread walks a block's runs and cuts them into reads,
 * the channels do them. What no run covers becomes zero, whatever the RAM file held before.
 */
public final class BlockLoad {

  /** Opens a descriptor for a channel. */
  @FunctionalInterface
  public interface Opener {

    /** Opens it; the channel closes it. */
    DirectFiles.Opened open() throws IOException;
  }

  /** Walks the block. */
  @FunctionalInterface
  public interface Walk {

    /** Hands all of the block's runs over. */
    void walk(Filler filler) throws IOException;
  }

  /** Takes the block's runs, in ascending order of their place in the block. */
  public static final class Filler {

    private final LoadTarget target;
    private final LoadPlan plan;
    private long filledBytes;

    private Filler(LoadTarget target, LoadPlan plan) {
      this.target = target;
      this.plan = plan;
    }

    /** Adds a run of pages with content; see {@link LoadPlan#run}. */
    public void run(long blockOffsetBytes, long fileOffsetBytes, long lengthBytes)
        throws IOException {
      zeroUntil(blockOffsetBytes);
      plan.run(blockOffsetBytes, fileOffsetBytes, lengthBytes);
      filledBytes = blockOffsetBytes + lengthBytes;
    }

    private void finish() throws IOException {
      zeroUntil(target.lengthBytes());
      plan.finish();
    }

    private void zeroUntil(long endBytes) throws IOException {
      LoadTarget.Zeroer zeroer = target.zeroer();
      if (zeroer != null && endBytes > filledBytes) {
        zeroer.zero(filledBytes, endBytes - filledBytes);
      }
    }
  }

  private BlockLoad() {}

  /**
   * Loads a block.
   *
   * @param target where it goes
   * @param crew who runs the channels
   * @param channels how many
   * @param progress told of the bytes of pages done
   * @throws IOException the first error of anybody
   */
  public static void run(
      LoadTarget target,
      Crew crew,
      int channels,
      RequestPolicy policy,
      Opener opener,
      Walk walk,
      LongConsumer progress)
      throws IOException {
    ReentrantLock writing = new ReentrantLock();
    crew.run(
        channels,
        _ -> {
          DirectFiles.Opened opened = opener.open();
          int bufferBytes = policy.batchBytes() + 2 * opened.alignmentBytes();
          return ChannelBuffers.around(
              opened.direct(),
              bufferBytes,
              opened.file(),
              buffer ->
                  new LoadChannel(
                      opened.file(), opened.alignmentBytes(), buffer, writing, progress));
        },
        sink -> {
          Filler filler = new Filler(target, new LoadPlan(target, policy, sink));
          walk.walk(filler);
          filler.finish();
        });
  }
}
