package dev.plumbline.device;

/**
 * One full section of the stream, as the description tells it.
 *
 * @param name the section's id string, e.g. {@code 0000:00:02.0/virtio-net}
 * @param instance its instance id
 * @param state its structure
 */
public record DeviceDescription(String name, long instance, StructDescription state) {}
