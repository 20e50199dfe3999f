package dev.plumbline.device;

import java.util.List;

/**
 * The description of device state that ends a migration stream: JSON made by QEMU while it saves.
 * Seen in QEMU 2.3 to 11.1; machine types with {@code suppress-vmdesc=on} leave it out.
 *
 * @param pageSizeBytes the target's page size
 * @param devices in the order of the stream's full sections
 */
public record Description(long pageSizeBytes, List<DeviceDescription> devices) {}
