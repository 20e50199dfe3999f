package dev.plumbline.device;

import org.jspecify.annotations.Nullable;

/**
 * One field of a structure, as the description tells it.
 *
 * @param name the field's name
 * @param index its place in an array written element by element, or -1
 * @param arrayLength number of equal elements that this one entry stands for, or -1 for a single
 *     one
 * @param type QEMU's name of the type: {@code uint32}, {@code bool}, {@code struct}, {@code
 *     buffer}, …
 * @param sizeBytes bytes of one element in the stream, or -1 when the description doesn't say
 * @param struct its parts, for a structure
 */
public record FieldDescription(
    String name,
    int index,
    int arrayLength,
    String type,
    long sizeBytes,
    @Nullable StructDescription struct) {}
