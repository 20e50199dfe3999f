package dev.plumbline.hostile;

import static dev.plumbline.testing.StreamBuilder.mapped;
import static dev.plumbline.testing.StreamBuilder.stream;

import dev.plumbline.testing.Image;
import dev.plumbline.testing.LibvirtSpec;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Whole files of each kind, of a few kilobytes of data each, to be damaged systematically. */
final class Samples {

  private Samples() {}

  static Map<String, Supplier<Image>> all() {
    Map<String, Supplier<Image>> samples = new LinkedHashMap<>();
    samples.put("mapped", () -> mapped().pageBits(10).typical().build());
    samples.put("stream", () -> stream().pageBits(10).typical().build());
    samples.put(
        "mapped-in-libvirt",
        () ->
            mapped()
                .pageBits(10)
                .libvirt(LibvirtSpec.of(ByteOrder.LITTLE_ENDIAN, 6))
                .typical()
                .build());
    samples.put(
        "stream-in-libvirt",
        () ->
            stream()
                .pageBits(10)
                .libvirt(LibvirtSpec.of(ByteOrder.BIG_ENDIAN, 0))
                .typical()
                .build());
    samples.put(
        "shared", () -> mapped().pageBits(10).capability("x-ignore-shared").typical().build());
    return samples;
  }
}
