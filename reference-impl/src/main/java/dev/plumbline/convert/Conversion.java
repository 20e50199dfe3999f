package dev.plumbline.convert;

import dev.plumbline.format.Rule;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.io.PublishedFile;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.stream.Configuration;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamPages;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A migration file, written once more in a form. */
public final class Conversion {

  /**
   * What was written.
   *
   * @param streamOffsetBytes where the stream begins: 0, or behind the libvirt header
   * @param endBytes the file's length
   * @param dataPages pages with content
   * @param pages all pages
   */
  public record Result(long streamOffsetBytes, long endBytes, long dataPages, long pages) {}

  /** The file is sound, but can't be had in the form that is asked for. */
  public static final class UnfitException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
      super(message);
    }
  }

  private Conversion() {}

  /**
   * Converts. The target appears whole, synced and with mode 0600, or not at all; the source is
   * only read.
   *
   * @param in complete, its lost pages looked for ({@link dev.plumbline.verify.Verifier})
   * @param form the form to write, which may be the one that it has
   * @param wrapper what stands before the stream
   * @param target a regular file there is replaced
   * @param progress told of RAM bytes done
   * @throws UnfitException when the form can't hold it; nothing is written then
   * @throws IOException when reading or writing fails; what was there is still there then
   */
  public static Result convert(
      MigrationFile in, Form form, Wrapper wrapper, Path target, Progress progress)
      throws IOException {
    requireFit(in, form);
    PublishedFile.checkReplaceable(in.disk(), target);
    try (Closeable _ = in.disk().lockPlace(target);
        PublishedFile published = PublishedFile.begin(in.disk(), target)) {
      requireRoom(in, form, published.file());
      Result result = write(in, form, wrapper, published.file(), progress);
      published.publish();
      return result;
    }
  }

  /** RAM in all, which progress counts to. */
  public static long totalBytes(MigrationFile in) {
    return Objects.requireNonNull(in.model()).totalRamBytes();
  }

  private static Result write(
      MigrationFile in, Form form, Wrapper wrapper, PositionedFile file, Progress progress)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Output out = new Output(file, arena);
      out.put(wrapper.bytes(form));
      long start = out.position();
      RamWriter.Task task = new RamWriter.Task(in, out, progress, arena);
      RamWriter ram =
          switch (form) {
            case MAPPED_RAM -> new MappedRamWriter(task);
            case STREAM -> new StreamRamWriter(task);
          };
      new FrameWriter(in, form, out, ram).write();
      return new Result(start, out.position(), ram.dataPages(), pages(task.model()));
    }
  }

  private static void requireFit(MigrationFile in, Form form) throws UnfitException {
    StreamModel model = Objects.requireNonNull(in.model());
    if (form == Form.MAPPED_RAM && model.configuration().equals(Configuration.NONE)) {
      throw new UnfitException(
          in.file().path()
              + ": "
              + Rule.CONFIGURATION_MISSING.id()
              + ": without a configuration section a file can't say that it is mapped-ram");
    }
    if (form == Form.STREAM && pages(model) > StreamPages.MAX_PAGES) {
      throw new UnfitException(
          in.file().path()
              + ": "
              + pages(model)
              + " pages: in the stream form at most "
              + StreamPages.MAX_PAGES
              + " are read");
    }
  }

  /** A few bytes of bitmap can stand for terabytes of zero pages, nine bytes each in a stream. */
  private static void requireRoom(MigrationFile in, Form form, PositionedFile file)
      throws IOException {
    StreamModel model = Objects.requireNonNull(in.model());
    long records = form == Form.STREAM ? pages(model) * StreamRamWriter.recordBytes() : 0;
    long bytes = in.contentBytes() + records;
    long room = Files.getFileStore(file.path()).getUsableSpace();
    if (bytes > room) {
      throw new IOException(
          file.path().toAbsolutePath().getParent()
              + ": not enough room: bytes="
              + bytes
              + ", free="
              + room);
    }
  }

  private static long pages(StreamModel model) {
    return model.blocks().stream().mapToLong(RamBlock::pages).sum();
  }
}
