package dev.plumbline.migration;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.stream.Configuration;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.SectionType;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * All of a stream but its RAM: what comes before the RAM section, and what comes behind its list of
 * blocks.
 *
 * @param beforeRam header, configuration, early devices
 * @param ramSectionId ties the RAM section's parts together
 * @param pageSizeBytes the target's page size
 * @param behindBlocks from the first record behind the block list to the end of the description
 */
public record Frame(
    ByteBuffer beforeRam, long ramSectionId, int pageSizeBytes, ByteBuffer behindBlocks) {

  private static final int MAX_BYTES = 64 << 20;
  private static final int DEFAULT_SECTION_ID = 1;

  /**
   * The frame of a machine without devices.
   *
   * @param machine the machine type
   * @param pageSizeBytes the target's page size
   */
  public static Frame bare(String machine, int pageSizeBytes) {
    Configuration configuration =
        new Configuration(machine, List.of(Configuration.MAPPED_RAM), -1, null);
    byte[] before = new StreamWriter().header().configuration(configuration).take();
    byte[] behind =
        new StreamWriter()
            .ramPartEnd(DEFAULT_SECTION_ID)
            .emptyRamPart(SectionType.PART, DEFAULT_SECTION_ID)
            .emptyRamPart(SectionType.END, DEFAULT_SECTION_ID)
            .end()
            .description("{\"page_size\": " + pageSizeBytes + ", \"devices\": []}")
            .take();
    return new Frame(
        ByteBuffer.wrap(before), DEFAULT_SECTION_ID, pageSizeBytes, ByteBuffer.wrap(behind));
  }

  /**
   * The frame of an existing file: machine and device state as they are. RAM parts that hold pages
   * (in the stream form) become empty ones.
   *
   * @param file a complete file
   * @throws IOException when it can't be read
   */
  public static Frame of(MigrationFile file) throws IOException {
    StreamModel model = Objects.requireNonNull(file.model());
    Section ram =
        model.sections().stream()
            .filter(s -> s.type() == SectionType.START)
            .findFirst()
            .orElseThrow(() -> new IOException(file.file().path() + ": no RAM section"));
    StreamWriter before =
        new StreamWriter()
            .header()
            .configuration(
                model
                    .configuration()
                    .without(Configuration.IGNORE_SHARED)
                    .with(Configuration.MAPPED_RAM));
    StreamWriter behind = new StreamWriter().ramPartEnd(ram.id());
    long copied = ram.endBytes();
    for (Section section : model.sections()) {
      if (section.offsetBytes() < ram.offsetBytes()) {
        before.raw(bytes(file, section.offsetBytes(), section.endBytes()));
      } else if (section.type() == SectionType.PART || section.type() == SectionType.END) {
        // What stands between sections (commands) is copied as it is.
        behind.raw(bytes(file, copied, section.offsetBytes()));
        behind.emptyRamPart(section.type(), section.id());
        copied = section.endBytes();
      }
    }
    behind.raw(bytes(file, copied, model.endBytes()));
    return new Frame(
        ByteBuffer.wrap(before.take()),
        ram.id(),
        Math.toIntExact(model.pageSizeBytes()),
        ByteBuffer.wrap(behind.take()));
  }

  private static byte[] bytes(MigrationFile file, long start, long end) throws IOException {
    if (end - start > MAX_BYTES) {
      throw new IOException(
          file.file().path()
              + ": device state too large: bytes="
              + (end - start)
              + ", offset="
              + start);
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) (end - start));
    if (FullTransfers.readFully(file.file(), buffer, start) < buffer.capacity()) {
      throw new EOFException(
          file.file().path() + ": file shrank while it was read: offset=" + start);
    }
    return buffer.array();
  }
}
