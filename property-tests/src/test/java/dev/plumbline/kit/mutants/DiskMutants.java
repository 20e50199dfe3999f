package dev.plumbline.kit.mutants;

import dev.plumbline.faults.file.EndlessCallsError;
import dev.plumbline.faults.file.ForwardingDisk;
import dev.plumbline.faults.file.ForwardingFile;
import dev.plumbline.io.Disk;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Mutants that treat their files wrongly. */
final class DiskMutants {

  private static final int PAGE_BYTES = 4096;

  private DiskMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "short-write-taken-as-full",
            "what a write returns is only looked at for being negative",
            "short-write",
            () -> files(ShortWriteTakenAsFull::new)),
        new Mutant(
            "short-read-taken-as-full",
            "what a read returns is only looked at for being negative",
            "short-write",
            () -> files(ShortReadTakenAsFull::new)),
        new Mutant(
            "short-write-of-the-frame-fails",
            "a short write through the main descriptor is an error",
            "short-transfer-main",
            () -> mains(ShortWriteFails::new)),
        Mutant.of(
            "write-errors-ignored",
            "a write's error is dropped",
            () -> files(WriteErrorsIgnored::new)),
        Mutant.of(
            "sync-errors-ignored",
            "a sync's error is dropped",
            () -> files(SyncErrorsIgnored::new)),
        new Mutant(
            "never-syncs", "nothing is ever synced", "no-durability", () -> files(NoSync::new)),
        Mutant.of(
            "no-directory-sync",
            "the directory isn't synced after the file got its name",
            () ->
                flaw(disk ->
                    new ForwardingDisk(disk) {
                      @Override
                      public void syncDirectory(Path directory) {}
                    })),
        Mutant.of(
            "renames-before-sync",
            "the file gets its name before its content is on the disk",
            () -> flaw(RenamesBeforeSync::new)),
        Mutant.of(
            "retries-for-ever",
            "a failed write is tried again without end",
            () -> files(Retries::new)),
        new Mutant(
            "channel-that-cant-open-crashes",
            "cleans up what was never set up when a channel can't open its file",
            "no-direct-descriptor",
            () -> flaw(CrashesWhenAChannelCantOpen::new)),
        new Mutant(
            "channel-that-cant-read-crashes",
            "the error of a channel's read is used without being there",
            "truncated-multifd",
            () -> channels(CrashesOnReadErrors::new)),
        new Mutant(
            "truncates-at-open",
            "opening a file for a save at an offset truncates it to nothing",
            "offset-truncates",
            () -> flaw(TruncatesAtOpen::new)),
        Mutant.of(
            "truncates-one-byte-too-early",
            "the file is truncated to one byte before the offset",
            () -> mains(TruncatesTooEarly::new)),
        Mutant.of(
            "descriptor-leak",
            "channels' descriptors are never closed",
            () -> channels(NeverCloses::new)),
        Mutant.of(
            "temporary-file-left",
            "after a failure the temporary file stays",
            () ->
                flaw(disk ->
                    new ForwardingDisk(disk) {
                      @Override
                      public void delete(Path temporary) {}
                    })),
        Mutant.of(
            "last-slice-forgotten",
            "a channel's last slice is never written",
            () -> channels(LastSliceForgotten::new)),
        Mutant.of(
            "last-partial-batch-lost",
            "of a slice only whole groups of 16 pages are written",
            () -> channels(PartialBatchLost::new)),
        Mutant.of(
            "slice-runs-over",
            "a slice is rounded up and runs over what comes after it",
            () -> channels(SliceRunsOver::new)),
        Mutant.of(
            "second-channel-lost",
            "what the second channel writes goes nowhere",
            () -> flaw(SecondChannelLost::new)),
        Mutant.of(
            "magic-first",
            "the stream's first bytes are there before anything else",
            () -> mains(MagicFirst::new)),
        new Mutant(
            "zero-pages-skipped",
            "zero pages are skipped on load, whatever RAM held before",
            "dirty-destination",
            () ->
                files(file ->
                    new ForwardingFile(file) {
                      @Override
                      public void zero(long position, long length) {}
                    })),
        Mutant.of(
            "channel-stuck-at-one-place",
            "each channel writes all its slices where the first one went",
            () -> channels(StuckAtOnePlace::new)),
        Mutant.of(
            "frame-through-a-direct-descriptor",
            "headers and bitmaps go through a descriptor that is direct",
            () -> flaw(DirectMain::new)));
  }

  private static Flaw flaw(UnaryOperator<Disk> change) {
    return new Flaw() {
      @Override
      Disk disk(Disk disk) {
        return change.apply(disk);
      }
    };
  }

  private static Flaw channels(UnaryOperator<PositionedFile> change) {
    return flaw(disk ->
        new ForwardingDisk(disk) {
          @Override
          protected PositionedFile channel(PositionedFile file) {
            return change.apply(file);
          }
        });
  }

  private static Flaw mains(UnaryOperator<PositionedFile> change) {
    return flaw(disk ->
        new ForwardingDisk(disk) {
          @Override
          protected PositionedFile main(PositionedFile file) {
            return change.apply(file);
          }
        });
  }

  private static Flaw files(UnaryOperator<PositionedFile> change) {
    return flaw(disk ->
        new ForwardingDisk(disk) {
          @Override
          protected PositionedFile main(PositionedFile file) {
            return change.apply(file);
          }

          @Override
          protected PositionedFile channel(PositionedFile file) {
            return change.apply(file);
          }
        });
  }

  private static ByteBuffer copy(ByteBuffer source) {
    return ByteBuffer.allocate(source.remaining()).put(source).flip();
  }

  private static final class ShortWriteTakenAsFull extends ForwardingFile {
    private ShortWriteTakenAsFull(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      int wanted = source.remaining();
      super.write(source, position);
      source.position(source.limit());
      return wanted;
    }
  }

  private static final class ShortReadTakenAsFull extends ForwardingFile {
    private ShortReadTakenAsFull(PositionedFile file) {
      super(file);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      int wanted = target.remaining();
      if (super.read(target, position) < 0) {
        return -1;
      }
      target.position(target.limit());
      return wanted;
    }
  }

  private static final class ShortWriteFails extends ForwardingFile {
    private ShortWriteFails(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      int wanted = source.remaining();
      if (super.write(source, position) < wanted) {
        throw new IOException(path() + ": short write");
      }
      return wanted;
    }
  }

  private static final class WriteErrorsIgnored extends ForwardingFile {
    private WriteErrorsIgnored(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) {
      int wanted = source.remaining();
      try {
        return super.write(source, position);
      } catch (IOException e) {
        source.position(source.limit());
        return wanted;
      }
    }
  }

  private static final class SyncErrorsIgnored extends ForwardingFile {
    private SyncErrorsIgnored(PositionedFile file) {
      super(file);
    }

    @Override
    public void sync() {
      try {
        super.sync();
      } catch (IOException e) {
        // Nobody looks.
      }
    }
  }

  private static final class NoSync extends ForwardingFile {
    private NoSync(PositionedFile file) {
      super(file);
    }

    @Override
    public void sync() {}
  }

  private static final class RenamesBeforeSync extends ForwardingDisk {
    private RenamesBeforeSync(Disk disk) {
      super(disk);
    }

    @Override
    protected PositionedFile main(PositionedFile file) {
      return new NoSync(file);
    }

    @Override
    public void rename(Path temporary, Path target) throws IOException {
      super.rename(temporary, target);
      disk().syncDirectory(target.toAbsolutePath().getParent());
      try (PositionedFile file = disk().openForUpdate(target)) {
        file.sync();
      }
    }
  }

  private static final class Retries extends ForwardingFile {
    private Retries(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) {
      while (true) {
        try {
          return super.write(source, position);
        } catch (EndlessCallsError e) {
          throw e;
        } catch (IOException e) {
          // It will work some day.
        }
      }
    }
  }

  private static final class CrashesWhenAChannelCantOpen extends ForwardingDisk {
    private CrashesWhenAChannelCantOpen(Disk disk) {
      super(disk);
    }

    @Override
    public PositionedFile openChannel(Path path, boolean forWriting, boolean direct) {
      try {
        return super.openChannel(path, forWriting, direct);
      } catch (IOException e) {
        throw new NullPointerException("channel");
      }
    }
  }

  private static final class CrashesOnReadErrors extends ForwardingFile {
    private CrashesOnReadErrors(PositionedFile file) {
      super(file);
    }

    @Override
    public int read(ByteBuffer target, long position) {
      try {
        return super.read(target, position);
      } catch (IOException e) {
        throw new NullPointerException("error");
      }
    }
  }

  private static final class TruncatesAtOpen extends ForwardingDisk {
    private TruncatesAtOpen(Disk disk) {
      super(disk);
    }

    @Override
    public PositionedFile openForUpdate(Path path) throws IOException {
      PositionedFile file = super.openForUpdate(path);
      long size = file.sizeBytes();
      file.truncate(0);
      // RAM files are opened so, too, and keep their length.
      file.truncate(size);
      return file;
    }
  }

  private static final class TruncatesTooEarly extends ForwardingFile {
    private TruncatesTooEarly(PositionedFile file) {
      super(file);
    }

    @Override
    public void truncate(long size) throws IOException {
      if (size > 0 && size < sizeBytes()) {
        super.truncate(size - 1);
      }
      super.truncate(size);
    }
  }

  private static final class NeverCloses extends ForwardingFile {
    private NeverCloses(PositionedFile file) {
      super(file);
    }

    @Override
    public void close() {}
  }

  private static final class LastSliceForgotten extends ForwardingFile {
    private ByteBuffer late = ByteBuffer.allocate(0);
    private long latePosition;

    private LastSliceForgotten(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      while (late.hasRemaining()) {
        latePosition += super.write(late, latePosition);
      }
      int wanted = source.remaining();
      late = copy(source);
      latePosition = position;
      return wanted;
    }
  }

  private static final class PartialBatchLost extends ForwardingFile {
    private static final int GROUP_BYTES = 16 * PAGE_BYTES;

    private PartialBatchLost(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      int wanted = source.remaining();
      int whole = wanted / GROUP_BYTES * GROUP_BYTES;
      ByteBuffer groups = copy(source).limit(whole);
      for (long at = position; groups.hasRemaining(); ) {
        at += super.write(groups, at);
      }
      return wanted;
    }
  }

  private static final class SliceRunsOver extends ForwardingFile {
    private static final int GROUP_BYTES = 16 * PAGE_BYTES;

    private SliceRunsOver(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      int wanted = source.remaining();
      int more = (GROUP_BYTES - wanted % GROUP_BYTES) % GROUP_BYTES;
      int written = super.write(source, position);
      if (more > 0 && written == wanted) {
        ByteBuffer rest = ByteBuffer.allocateDirect(more + PAGE_BYTES).alignedSlice(PAGE_BYTES);
        rest.limit(more);
        while (rest.hasRemaining()) {
          rest.put((byte) 0xee);
        }
        super.write(rest.flip(), position + wanted);
      }
      return written;
    }
  }

  private static final class SecondChannelLost extends ForwardingDisk {
    private final AtomicInteger opened = new AtomicInteger();

    private SecondChannelLost(Disk disk) {
      super(disk);
    }

    @Override
    public PositionedFile openChannel(Path path, boolean forWriting, boolean direct)
        throws IOException {
      PositionedFile file = super.openChannel(path, forWriting, direct);
      if (!forWriting || opened.getAndIncrement() % 3 != 1) {
        return file;
      }
      return new ForwardingFile(file) {
        @Override
        public int write(ByteBuffer source, long position) {
          int wanted = source.remaining();
          source.position(source.limit());
          return wanted;
        }
      };
    }
  }

  private static final class MagicFirst extends ForwardingFile {
    private static final byte[] MAGIC = {'Q', 'E', 'V', 'M', 0, 0, 0, 3};
    private boolean written;

    private MagicFirst(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      // The configuration's first byte, right behind the magic and the version.
      if (!written && source.remaining() > 1 && source.get(source.position()) == 7) {
        written = true;
        super.write(ByteBuffer.wrap(MAGIC), position - MAGIC.length);
      }
      return super.write(source, position);
    }
  }

  private static final class StuckAtOnePlace extends ForwardingFile {
    private long first = -1;

    private StuckAtOnePlace(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      if (first < 0) {
        first = position;
      }
      return super.write(source, first);
    }
  }

  private static final class DirectMain extends ForwardingDisk {
    private DirectMain(Disk disk) {
      super(disk);
    }

    @Override
    public PositionedFile createTemporary(Path path) throws IOException {
      super.createTemporary(path).close();
      return disk().openChannel(path, true, true);
    }
  }
}
