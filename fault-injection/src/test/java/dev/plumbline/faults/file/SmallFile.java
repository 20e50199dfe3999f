package dev.plumbline.faults.file;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Random;

/** A mapped-ram file with two blocks and no devices, and the RAM that went into it. */
final class SmallFile {

  static final int PAGE = 4096;
  static final int PAGES = 70;

  /** Header, machine type "none", the capability mapped-ram; then the RAM section's start. */
  private static final String HEAD =
      "5145564d00000003"
          + ("0700000004" + hex("none"))
          + ("051a" + hex("configuration/capabilities") + "00000001000000010a" + hex("mapped-ram"))
          + ("010000000203" + hex("ram") + "0000000000000004");

  private static final String PART_END = "0000000000000010" + "7e00000002";
  private static final String JSON = "{\"page_size\": 4096, \"devices\": []}";

  final byte[][] ram = {random(1), random(2)};

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] random(long seed) {
    Random random = new Random(seed);
    byte[] ram = new byte[PAGES * PAGE];
    byte[] page = new byte[PAGE];
    for (int i = 0; i < PAGES; i++) {
      random.nextBytes(page);
      if (i % 5 != 1) {
        System.arraycopy(page, 0, ram, i * PAGE, PAGE);
      }
    }
    return ram;
  }

  void writeTo(Path path) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long at = put(file, 0, HEAD + String.format("%016x", 2L * PAGES * PAGE | 4));
      for (int i = 0; i < 2; i++) {
        at = put(file, at, "02" + hex("m" + i) + String.format("%016x", PAGES * PAGE));
        MappedRamHeader header = MappedRamLayout.place(at, (long) PAGES * PAGE, PAGE);
        ByteBuffer bytes = ByteBuffer.allocate(MappedRamHeader.SIZE_BYTES);
        header.writeTo(bytes);
        file.write(bytes.flip(), at);
        byte[] bitmap = new byte[(int) MappedRamLayout.bitmapSizeBytes(PAGES)];
        for (int page = 0; page < PAGES; page++) {
          if (page % 5 != 1) {
            bitmap[page / 8] |= (byte) (1 << page % 8);
            file.write(
                ByteBuffer.wrap(ram[i], page * PAGE, PAGE),
                header.pagesOffsetBytes() + (long) page * PAGE);
          }
        }
        file.write(ByteBuffer.wrap(bitmap), header.bitmapOffsetBytes());
        at = header.pagesOffsetBytes() + (long) PAGES * PAGE;
      }
      put(
          file,
          at,
          PART_END
              + ("0300000002" + PART_END + "00")
              + ("06" + String.format("%08x", JSON.length()) + hex(JSON)));
    }
  }

  private static long put(FileChannel file, long at, String hex) throws IOException {
    return at + file.write(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), at);
  }
}
