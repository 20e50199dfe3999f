package dev.plumbline.faults.mutants;

import dev.plumbline.io.Disk;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a program that saves and restores; most are bugs that somebody has had.
 *
 * @param name of the mutant
 * @param symptom what a sweep must say of it
 * @param change what goes between the program and the disk
 */
record Mutant(String name, String symptom, UnaryOperator<Disk> change) {

  /** QEMU 9.0 to 11.0: what a write returns is only looked at for being negative. */
  static final Mutant IGNORES_SHORT_WRITES =
      new Mutant(
          "ignores-short-writes",
          "silent corruption",
          files(file ->
              new ForwardingFile(file) {
                @Override
                public int write(ByteBuffer source, long position) throws IOException {
                  int wanted = source.remaining();
                  super.write(source, position);
                  source.position(source.limit());
                  return wanted;
                }
              }));

  static final Mutant IGNORES_WRITE_ERRORS =
      new Mutant(
          "ignores-write-errors",
          "DONE, but the file is incomplete",
          files(file ->
              new ForwardingFile(file) {
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
              }));

  static final Mutant IGNORES_SYNC_ERRORS =
      new Mutant(
          "ignores-sync-errors",
          "with a power cut after that",
          files(file ->
              new ForwardingFile(file) {
                @Override
                public void sync() {
                  try {
                    super.sync();
                  } catch (IOException e) {
                    // Nobody looks.
                  }
                }
              }));

  /** As QEMU: it never syncs. */
  static final Mutant NEVER_SYNCS =
      new Mutant(
          "never-syncs",
          "with a power cut after that",
          files(file ->
              new ForwardingFile(file) {
                @Override
                public void sync() {}
              }));

  static final Mutant RETRIES_FOREVER =
      new Mutant(
          "retries-forever",
          "hang: more than ",
          files(file ->
              new ForwardingFile(file) {
                @Override
                public int write(ByteBuffer source, long position) {
                  while (true) {
                    try {
                      return super.write(source, position);
                    } catch (IOException e) {
                      // It will work some day.
                    }
                  }
                }
              }));

  static final Mutant BITMAP_BEFORE_PAGES =
      new Mutant("bitmap-before-pages", "is written before its page", PagesLast::new);

  static final Mutant DIRECT_DESCRIPTOR_FOR_HEADERS =
      new Mutant(
          "direct-descriptor-for-headers",
          "failed without any fault",
          disk ->
              new ForwardingDisk(disk) {
                @Override
                public PositionedFile createTemporary(Path path) throws IOException {
                  super.createTemporary(path).close();
                  return disk.openChannel(path, true, true);
                }

                @Override
                public PositionedFile openForUpdate(Path path) throws IOException {
                  return disk.openChannel(path, true, true);
                }
              });

  static final Mutant FORGETS_THE_LAST_PARTIAL_SLICE =
      new Mutant(
          "forgets-the-last-partial-slice", "silent corruption", channels(LastPartForgotten::new));

  static final Mutant NO_DIRECTORY_SYNC =
      new Mutant(
          "no-directory-sync",
          "CUT_AFTER_DONE",
          disk ->
              new ForwardingDisk(disk) {
                @Override
                public void syncDirectory(Path directory) {}
              });

  static final Mutant RENAMES_BEFORE_SYNC =
      new Mutant("renames-before-sync", "CUT", SyncsAfterRename::new);

  /** The stream's first bytes are there before anything else is. */
  static final Mutant MAGIC_FIRST =
      new Mutant(
          "magic-first", "the stream's first bytes are written before", files(MagicFirst::new));

  /** QEMU 8.2 to 9.0: opening truncates. */
  static final Mutant TRUNCATES_AT_OPEN =
      new Mutant(
          "truncates-at-open",
          "what was before the offset has changed",
          disk ->
              new ForwardingDisk(disk) {
                @Override
                public PositionedFile openForUpdate(Path path) throws IOException {
                  PositionedFile file = super.openForUpdate(path);
                  file.truncate(0);
                  return file;
                }
              });

  static final Mutant LEAKS_CHANNELS =
      new Mutant(
          "leaks-channels",
          "but left [open: ",
          channels(file ->
              new ForwardingFile(file) {
                @Override
                public void close() {}
              }));

  static final Mutant LEAVES_TEMPORARY_FILES =
      new Mutant(
          "leaves-temporary-files",
          "left files behind",
          disk ->
              new ForwardingDisk(disk) {
                @Override
                public void delete(Path temporary) {}
              });

  static final Mutant IGNORES_SHORT_READS =
      new Mutant(
          "ignores-short-reads",
          "differs at",
          files(file ->
              new ForwardingFile(file) {
                @Override
                public int read(ByteBuffer target, long position) throws IOException {
                  int wanted = target.remaining();
                  int count = super.read(target, position);
                  if (count < 0) {
                    return count;
                  }
                  long left = sizeBytes() - position;
                  int all = (int) Math.min(wanted, left);
                  target.position(target.position() + all - count);
                  return all;
                }
              }));

  static final Mutant TAKES_READ_ERRORS_FOR_ZEROS =
      new Mutant(
          "takes-read-errors-for-zeros",
          "differs at",
          channels(file ->
              new ForwardingFile(file) {
                @Override
                public int read(ByteBuffer target, long position) {
                  try {
                    return super.read(target, position);
                  } catch (IOException e) {
                    int all = target.remaining();
                    target.put(new byte[all]);
                    return all;
                  }
                }
              }));

  /** All. */
  static List<Mutant> all() {
    return List.of(
        IGNORES_SHORT_WRITES,
        IGNORES_WRITE_ERRORS,
        IGNORES_SYNC_ERRORS,
        NEVER_SYNCS,
        RETRIES_FOREVER,
        BITMAP_BEFORE_PAGES,
        DIRECT_DESCRIPTOR_FOR_HEADERS,
        FORGETS_THE_LAST_PARTIAL_SLICE,
        NO_DIRECTORY_SYNC,
        RENAMES_BEFORE_SYNC,
        MAGIC_FIRST,
        TRUNCATES_AT_OPEN,
        LEAKS_CHANNELS,
        LEAVES_TEMPORARY_FILES,
        IGNORES_SHORT_READS,
        TAKES_READ_ERRORS_FOR_ZEROS);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Changes every descriptor. */
  private static UnaryOperator<Disk> files(UnaryOperator<PositionedFile> change) {
    return disk ->
        new ForwardingDisk(disk) {
          @Override
          PositionedFile main(PositionedFile file) {
            return change.apply(file);
          }

          @Override
          PositionedFile channel(PositionedFile file) {
            return change.apply(file);
          }
        };
  }

  /** Changes the channels' descriptors. */
  private static UnaryOperator<Disk> channels(UnaryOperator<PositionedFile> change) {
    return disk ->
        new ForwardingDisk(disk) {
          @Override
          PositionedFile channel(PositionedFile file) {
            return change.apply(file);
          }
        };
  }

  /** A write that is put off. */
  private record Late(long position, ByteBuffer data) {
    static Late of(ByteBuffer source, long position) {
      ByteBuffer copy = ByteBuffer.allocate(source.remaining()).put(source).flip();
      return new Late(position, copy);
    }
  }

  /** Channels' writes come when the main descriptor is asked for its size: behind the bitmaps. */
  private static final class PagesLast extends ForwardingDisk {

    private final List<Late> late = new ArrayList<>();

    private PagesLast(Disk disk) {
      super(disk);
    }

    @Override
    PositionedFile channel(PositionedFile file) {
      return new ForwardingFile(file) {
        @Override
        public int write(ByteBuffer source, long position) {
          int all = source.remaining();
          late.add(Late.of(source, position));
          return all;
        }
      };
    }

    @Override
    PositionedFile main(PositionedFile file) {
      return new ForwardingFile(file) {
        @Override
        public long sizeBytes() throws IOException {
          for (Late one : late) {
            super.write(one.data(), one.position());
          }
          late.clear();
          return super.sizeBytes();
        }
      };
    }
  }

  /** The last write of a channel that isn't a whole batch is never made. */
  private static final class LastPartForgotten extends ForwardingFile {

    private static final int BATCH_BYTES = 1 << 16;
    private @Nullable Late last;

    private LastPartForgotten(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      Late before = last;
      last = null;
      if (before != null) {
        super.write(before.data(), before.position());
      }
      int all = source.remaining();
      if (all == BATCH_BYTES) {
        return super.write(source, position);
      }
      last = Late.of(source, position);
      return all;
    }
  }

  /** What is synced is synced only once it has its name. */
  private static final class SyncsAfterRename extends ForwardingDisk {

    private SyncsAfterRename(Disk disk) {
      super(disk);
    }

    @Override
    PositionedFile main(PositionedFile file) {
      return new ForwardingFile(file) {
        @Override
        public void sync() {}
      };
    }

    @Override
    public void rename(Path temporary, Path target) throws IOException {
      super.rename(temporary, target);
      try (PositionedFile file = disk.openForReading(target)) {
        file.sync();
      }
    }
  }

  /** As soon as something is written behind the first bytes, those are written. */
  private static final class MagicFirst extends ForwardingFile {

    private static final byte[] MAGIC = {'Q', 'E', 'V', 'M', 0, 0, 0, 3};
    private boolean written;

    private MagicFirst(PositionedFile file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      if (!written && source.remaining() > 1 && source.get(source.position()) == 7) {
        written = true;
        super.write(ByteBuffer.wrap(MAGIC), position - MAGIC.length);
      }
      return super.write(source, position);
    }
  }
}
