package dev.plumbline.stream;

import dev.plumbline.format.MalformedFileException;
import java.io.IOException;

/** Receives the page records of the stream form, in the order they were sent. */
public interface RamVisitor {

  /**
   * A page with content.
   *
   * @param block index of its block
   * @param page its number in the block
   * @param dataOffsetBytes where its bytes are, absolute in the file
   */
  void page(int block, long page, long dataOffsetBytes) throws IOException, MalformedFileException;

  /** A page of zeros. */
  void zero(int block, long page) throws IOException, MalformedFileException;
}
