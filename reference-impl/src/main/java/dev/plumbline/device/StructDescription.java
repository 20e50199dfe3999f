package dev.plumbline.device;

import java.util.List;

/**
 * A structure of device state: fields, then subsections, in stream order.
 *
 * @param name QEMU's {@code vmsd_name}; empty when the description has none
 * @param version its version
 * @param fields in stream order
 * @param subsections in stream order
 */
public record StructDescription(
    String name,
    long version,
    List<FieldDescription> fields,
    List<StructDescription> subsections) {}
