package dev.plumbline.format;

/**
 * One field of an on-disk structure: a row of a table in {@code docs/format.md}, which is generated
 * from these.
 *
 * @param offsetBytes distance from the structure's start
 * @param sizeBytes length of the field
 * @param name the field's name as used in code and messages
 * @param description what it holds, one sentence
 */
public record StructField(int offsetBytes, int sizeBytes, String name, String description) {}
