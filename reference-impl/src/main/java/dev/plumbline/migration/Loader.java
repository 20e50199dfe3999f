package dev.plumbline.migration;

import dev.plumbline.io.DirectFiles;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.multifd.BlockLoad;
import dev.plumbline.multifd.Crew;
import dev.plumbline.multifd.LoadTarget;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Loads blocks of a file into RAM files, with several channels. */
public final class Loader {

  /**
   * How to load.
   *
   * @param channels 1 to 255
   * @param directIo whether the file is read past the page cache
   * @param policy how pages become requests
   * @param crew who runs the channels
   */
  public record Options(int channels, DirectIo directIo, RequestPolicy policy, Crew crew) {

    /** With a thread for each channel. */
    public Options(int channels, DirectIo directIo, RequestPolicy policy) {
      this(channels, directIo, policy, Crew.THREADS);
    }

    /** With the policy that is fastest for the kind of I/O. */
    public static Options of(int channels, DirectIo directIo) {
      return new Options(
          channels,
          directIo,
          directIo == DirectIo.OFF ? RequestPolicy.BUFFERED : RequestPolicy.FAST);
    }

    /** Buffered, on the descriptor that is open already. */
    public static Options buffered(int channels) {
      return of(channels, DirectIo.OFF);
    }
  }

  private Loader() {}

  /**
   * A block's target.
   *
   * @param ram a RAM file of the block's length
   * @param zeroer makes parts of it zero, or null when all of it reads as zeros already
   */
  public static LoadTarget target(
      RamBlock block, PositionedFile ram, LoadTarget.@Nullable Zeroer zeroer) {
    return new LoadTarget(
        block.name(), ram, Math.toIntExact(block.pageSizeBytes()), block.usedLengthBytes(), zeroer);
  }

  /**
   * Loads a block.
   *
   * @param file a complete file
   * @param block one of its blocks
   * @param target where it goes; its RAM file has the block's length
   * @param progress told of the bytes of pages done
   * @return why the file is read buffered although direct I/O was wished for, or null
   * @throws IOException when reading or writing fails
   */
  public static @Nullable String load(
      MigrationFile file, RamBlock block, LoadTarget target, Options options, Progress progress)
      throws IOException {
    AtomicReference<@Nullable String> notice = new AtomicReference<>();
    BlockLoad.run(
        target,
        options.crew(),
        options.channels(),
        options.policy().forLength(block.usedLengthBytes()).forChannels(options.channels()),
        () -> open(file, options.directIo(), notice),
        filler -> file.content(block).forEachRun(filler::run),
        progress::advance);
    return notice.get();
  }

  private static DirectFiles.Opened open(
      MigrationFile file, DirectIo directIo, AtomicReference<@Nullable String> notice)
      throws IOException {
    if (directIo == DirectIo.OFF) {
      return new DirectFiles.Opened(new SharedFile(file.file()), false, 1, null);
    }
    DirectFiles.Opened opened = DirectFiles.another(file.disk(), file.file(), false, directIo);
    notice.compareAndSet(null, opened.notice());
    return opened;
  }
}
