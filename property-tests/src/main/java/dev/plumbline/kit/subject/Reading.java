package dev.plumbline.kit.subject;

import java.util.List;
import java.util.Map;

/** What came of a subject reading a file. */
public sealed interface Reading {

  /**
   * It took the file for good.
   *
   * @param form {@code "mapped-ram"} or {@code "stream"}
   * @param machine the machine type, as the file says
   * @param pageSizeBytes the target's page size
   * @param streamOffsetBytes where the stream begins
   * @param blockLengths each block's length in bytes, in the file's order
   * @param contentHashes SHA-256 of each block's restored content; blocks that aren't in the file
   *     are missing
   */
  record Accepted(
      String form,
      String machine,
      long pageSizeBytes,
      long streamOffsetBytes,
      Map<String, Long> blockLengths,
      Map<String, String> contentHashes)
      implements Reading {}

  /**
   * It refused the file.
   *
   * @param errors why, one line each
   */
  record Refused(List<String> errors) implements Reading {}
}
