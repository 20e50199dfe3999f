package dev.plumbline.stream;

import dev.plumbline.format.MalformedFileException;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;

/** Walks the page records of a stream-form file again, once its frame is known. */
public final class StreamRecordScan {

  private StreamRecordScan() {}

  /**
   * Hands all page records to a visitor, in the order they were sent. Pages are read along: who
   * wants to know where they are will read them.
   *
   * @throws IOException when reading fails, or the file has changed since it was read first
   */
  public static void scan(PositionedFile file, StreamModel model, RamVisitor visitor)
      throws IOException {
    FileCursor cursor = new FileCursor(file, model.offsetBytes());
    RamRecords records =
        new RamRecords(cursor, model.blocks(), model.pageSizeBytes(), Form.STREAM, true);
    try {
      for (Section section : model.sections()) {
        if (section.type() == SectionType.FULL || section.device() >= 0) {
          continue;
        }
        cursor.seek(
            section.type() == SectionType.START
                ? model.firstRecordOffsetBytes()
                : section.payloadOffsetBytes());
        records.readPart(visitor);
      }
    } catch (MalformedFileException e) {
      throw new IOException(file.path() + ": changed while it was read: " + e.getMessage(), e);
    }
  }
}
