package dev.plumbline.diff;

import org.jspecify.annotations.Nullable;

/**
 * A field of device state that differs.
 *
 * @param device the section's id string
 * @param instance tells devices of one name apart
 * @param field its path in the device: names of structures and fields with slashes between them,
 *     {@code [n]} for elements; empty for the device as a whole
 * @param a its value in A: a decimal number, or hexadecimal digits behind {@code 0x}; null when A
 *     doesn't have it
 * @param b the same for B
 */
public record FieldDifference(
    String device, long instance, String field, @Nullable String a, @Nullable String b) {}
