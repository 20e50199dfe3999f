package dev.plumbline.hostile;

import static dev.plumbline.hostile.HostileFile.damaged;
import static dev.plumbline.hostile.HostileFile.strange;
import static dev.plumbline.testing.StreamBuilder.mapped;
import static dev.plumbline.testing.StreamBuilder.stream;

import dev.plumbline.testing.Image;
import dev.plumbline.testing.LibvirtSpec;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Small hostile files: names, page sizes, totals, compressed data, XML. */
final class HostileFiles {

  private static final String BOMB =
      """
      <?xml version="1.0"?>
      <!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
      <domain>&c;&x;</domain>\0\
      """;

  private HostileFiles() {}

  static List<HostileFile> all() {
    List<HostileFile> files = new ArrayList<>();
    files.addAll(pageSizes());
    files.addAll(names());
    files.addAll(totals());
    files.addAll(wrapped());
    files.addAll(LargeFiles.all());
    files.addAll(ManyThings.all());
    return files;
  }

  private static List<HostileFile> pageSizes() {
    List<HostileFile> files = new ArrayList<>();
    for (long size : new long[] {0, 1, 512, 4095, 8192, 1L << 30, -1}) {
      files.add(
          damaged(
              "header-page-size-" + Long.toUnsignedString(size),
              () -> mapped().typical().build().set("block[1].header.pageSize", size)));
    }
    for (int bits : new int[] {0, 9, 17, 30, 63, 64, -1}) {
      files.add(
          damaged(
              "page-bits-" + bits,
              () -> stream().typical().build().set("configuration.pageBits", bits)));
    }
    files.add(
        damaged(
            "pages-of-a-size-not-said",
            () -> stream().noConfiguration().noDescription().pageBits(10).block("a", 1).build()));
    for (int bits = 10; bits <= 16; bits++) {
      int pageBits = bits;
      files.add(
          strange("pages-of-2-to-" + bits, () -> mapped().pageBits(pageBits).typical().build()));
      files.add(
          strange("stream-of-2-to-" + bits, () -> stream().pageBits(pageBits).typical().build()));
    }
    return files;
  }

  private static List<HostileFile> names() {
    List<HostileFile> files = new ArrayList<>();
    List<String> names =
        List.of(
            "/etc/cron.d/x",
            "../../../../tmp/outside",
            "..",
            ".",
            "-rf",
            "a\nb",
            "\u001b[2J\u001b]0;owned\u0007",
            "\u009b2J",
            "%n%s@|red x|@",
            "x".repeat(255),
            "\u00ff".repeat(255),
            "\"}],\"ok\":true,[{\"");
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      files.add(strange("name-" + i, () -> mapped().block(name, 2, 1).block("pc.ram", 1).build()));
      files.add(
          strange("stream-name-" + i, () -> stream().block(name, 2, 1).block("pc.ram", 1).build()));
    }
    files.add(damaged("name-empty", () -> mapped().block("", 2, 1).build()));
    files.add(damaged("name-nul", () -> mapped().block("a\0b", 2, 1).build()));
    files.add(damaged("name-twice", () -> stream().block("a", 2, 1).block("a", 1).build()));
    return files;
  }

  private static List<HostileFile> totals() {
    return List.of(
        damaged("total-zero", () -> total(0)),
        damaged("total-more", () -> total(74 * 4096)),
        damaged("total-less", () -> total(72 * 4096)),
        damaged("total-2-to-63", () -> total(Long.MIN_VALUE)),
        damaged("total-all-ones", () -> total(-4096)),
        strange("no-blocks", () -> mapped().build()),
        strange("no-blocks-stream", () -> stream().build()),
        strange(
            "ignored-block",
            () -> mapped().capability("x-ignore-shared").block("a", 2, 0).build()));
  }

  private static Image total(long bytes) {
    return stream().typical().build().set("ram.total", bytes | 4);
  }

  private static List<HostileFile> wrapped() {
    List<HostileFile> files = new ArrayList<>();
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (int format = 0; format < 9; format++) {
        LibvirtSpec header = LibvirtSpec.of(order, format, BOMB);
        boolean known = format == 0 || format == 6;
        files.add(
            new HostileFile(
                "libvirt-" + (order == ByteOrder.BIG_ENDIAN ? "big-" : "little-") + format,
                () -> mapped().libvirt(header).typical().build(),
                known,
                known));
      }
    }
    LibvirtSpec sparse = LibvirtSpec.of(ByteOrder.LITTLE_ENDIAN, 6);
    files.add(
        damaged(
            "libvirt-partial",
            () -> mapped().libvirt(sparse.withMagic("LibvirtQemudPart")).typical().build()));
    long[] magics = {
      0x1f8b0800L, 0x425a6839L, 0xfd377a58L, 0x894c5a4fL, 0x28b52ffdL, 0, 0x3c3f786d
    };
    for (long magic : magics) {
      files.add(
          damaged(
              "magic-" + Long.toHexString(magic),
              () -> stream().typical().build().set("stream.magic", magic)));
    }
    return files;
  }
}
