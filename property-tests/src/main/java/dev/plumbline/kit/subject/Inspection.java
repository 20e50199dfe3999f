package dev.plumbline.kit.subject;

import java.util.Map;

/**
 * What a subject says is in a file.
 *
 * @param form {@code "mapped-ram"} or {@code "stream"}
 * @param machine the machine type
 * @param pageSizeBytes the target's page size
 * @param streamOffsetBytes where the stream begins
 * @param blockLengths each block's length in bytes, in the file's order
 */
public record Inspection(
    String form,
    String machine,
    long pageSizeBytes,
    long streamOffsetBytes,
    Map<String, Long> blockLengths) {}
