package dev.plumbline.fuzz;

import static dev.plumbline.testing.StreamBuilder.mapped;
import static dev.plumbline.testing.StreamBuilder.stream;

import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.testing.DeviceSpec;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.LibvirtSpec;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole files of a few kilobytes, which a fuzzer begins with. */
final class Seeds {

  private static final int LARGE_HOLE = 44 << 1;

  private Seeds() {}

  /** Writes them to {@code seeds} in a directory, and makes {@code corpus} beside it. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Files.createDirectories(directory.resolve("corpus"));
    Path seeds = Files.createDirectories(directory.resolve("seeds"));
    List<byte[]> all = all();
    for (int i = 0; i < all.size(); i++) {
      Files.write(seeds.resolve("seed-" + i), all.get(i));
    }
  }

  static List<byte[]> all() {
    return List.of(
        FuzzInput.bytes(small(mapped()).build(), 0),
        FuzzInput.bytes(small(mapped()).bitmapOrder(BitmapOrder.BIG).build(), 1),
        FuzzInput.bytes(small(stream()).build(), 0),
        FuzzInput.bytes(small(mapped()).capability("x-ignore-shared").build(), 0),
        FuzzInput.bytes(small(stream()).capability("x-ignore-shared").build(), 0),
        FuzzInput.bytes(small(mapped()).noDescription().build(), 0),
        FuzzInput.bytes(small(stream()).noConfiguration().build(), 0),
        FuzzInput.bytes(small(mapped()).build(), LARGE_HOLE),
        FuzzInput.bytes(small(stream()).build(), LARGE_HOLE),
        FuzzInput.bytes(libvirt(mapped(), ByteOrder.LITTLE_ENDIAN, 6), 0),
        FuzzInput.bytes(libvirt(stream(), ByteOrder.BIG_ENDIAN, 0), 1));
  }

  private static StreamBuilder small(StreamBuilder builder) {
    return builder
        .pageBits(10)
        .alignment(1024)
        .block("pc.ram", 3, 0, 2)
        .block("rom", 1, 0)
        .device(DeviceSpec.of("timer").u32("ticks", 7).array("irqs", "uint8", 4, 1))
        .device(
            DeviceSpec.of("vga")
                .struct("state", s -> s.u32("x", 1).field("raw", "buffer", (byte) 1, (byte) 2))
                .tmp("tmp", s -> s.u32("t", 2))
                .qtailq("list", 2)
                .subsection("vga/more", s -> s.u32("y", 3)));
  }

  private static Image libvirt(StreamBuilder builder, ByteOrder order, int format) {
    return small(builder).libvirt(LibvirtSpec.of(order, format)).build();
  }
}
