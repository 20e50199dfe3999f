package dev.plumbline.stream;

/**
 * One section of the stream.
 *
 * @param type start, part, end or full
 * @param id the number that ties its parts together
 * @param name the device's id string, e.g. {@code ram}
 * @param instance tells devices of one name apart
 * @param version the device's version
 * @param offsetBytes of the type byte
 * @param payloadOffsetBytes of the payload
 * @param endBytes after its footer
 * @param device index in the description's devices, or -1
 */
public record Section(
    SectionType type,
    long id,
    String name,
    long instance,
    long version,
    long offsetBytes,
    long payloadOffsetBytes,
    long endBytes,
    int device) {}
