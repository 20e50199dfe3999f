package dev.plumbline.hostile;

import static dev.plumbline.hostile.HostileFile.damaged;
import static dev.plumbline.hostile.HostileFile.lossy;
import static dev.plumbline.hostile.HostileFile.strange;
import static dev.plumbline.testing.StreamBuilder.mapped;
import static dev.plumbline.testing.StreamBuilder.stream;

import dev.plumbline.mappedram.MappedRamLayout;
import dev.plumbline.testing.Bulk;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.LibvirtSpec;
import dev.plumbline.testing.MemoryFile;
import dev.plumbline.testing.StreamBuilder;
import java.nio.ByteOrder;
import java.util.List;

/** Sparse files of terabytes, just below what ext4 holds. */
final class LargeFiles {

  private static final long TIB = 1L << 40;
  private static final int PAGE = 4096;

  private LargeFiles() {}

  static List<HostileFile> all() {
    return List.of(
        strange("ram-of-15-tib", () -> ram(15 * TIB, 0)),
        lossy("ram-of-1-tib-all-set", () -> ram(TIB, 32 << 20)),
        damaged("ram-of-15-tib-cut", () -> ram(15 * TIB, 0).cut(15 * TIB)),
        strange("trailing-15-tib", () -> mapped().typical().build().cut(15 * TIB)),
        damaged("trailing-15-tib-stream", () -> unfinished().cut(15 * TIB)),
        damaged("stream-of-15-tib", () -> claimed(TIB)),
        damaged("stream-of-more", () -> claimed(1L << 50)),
        damaged("stream-cut-in-its-blocks", () -> claimed(1L << 60).cut(1 << 20)),
        strange("device-of-14-tib", LargeFiles::device),
        damaged("description-of-4-gib", () -> description(0xffff_ffffL)),
        damaged("description-of-31-mib-of-nothing", () -> description(31 << 20)),
        damaged("libvirt-data-4-gib", LargeFiles::xml));
  }

  /** A block whose bitmap begins with ones, over nothing but holes. */
  private static Image ram(long bytes, int ones) {
    Image image = mapped().block("pc.ram", 1).build();
    byte[] tail = tail(image);
    long bitmap = image.at("block[0].bitmap");
    long pages =
        MappedRamLayout.roundUp(bitmap + MappedRamLayout.bitmapSizeBytes(bytes / PAGE), 1 << 20);
    image
        .set("ram.total", bytes | 4)
        .set("block[0].length", bytes)
        .set("block[0].header.pagesOffset", pages);
    MemoryFile file = image.file();
    file.truncate(bitmap);
    file.write(StreamBuilder.filled(ones, 0xff), bitmap);
    file.truncate(pages + bytes);
    file.write(tail, pages + bytes);
    return image;
  }

  private static byte[] tail(Image image) {
    long from = image.at("ram.endOfPart");
    return image.file().bytes(from, (int) (image.file().sizeBytes() - from));
  }

  private static Image unfinished() {
    Image image = mapped().typical().noDescription().build();
    return image.set("end", 4);
  }

  private static Image claimed(long bytes) {
    return stream()
        .block("a", 1, 0)
        .build()
        .set("ram.total", bytes | 4)
        .set("block[0].length", bytes)
        .cut(15 * TIB);
  }

  /** Device state in a hole: values that are legal and never end. */
  private static Image device() {
    String field = "{\"name\":\"f\",\"type\":\"buffer\",\"array_len\":3500000,\"size\":4194304}";
    Image image =
        mapped()
            .block("a", 1, 0)
            .sections(Bulk.sections(1, i -> "d"))
            .description(Bulk.description(1, i -> "d", field))
            .build();
    long footer = image.at("end") - 5;
    byte[] tail = image.file().bytes(footer, (int) (image.file().sizeBytes() - footer));
    image.cut(footer);
    image.file().write(tail, footer + 3_500_000L * 4194304);
    return image;
  }

  private static Image description(long length) {
    Image image = mapped().block("a", 1, 0).build().set("description.length", length);
    return image.cut(image.at("description.json")).cut(image.at("description.json") + length);
  }

  private static Image xml() {
    return mapped()
        .libvirt(LibvirtSpec.of(ByteOrder.LITTLE_ENDIAN, 6))
        .typical()
        .build()
        .set("libvirt.dataLength", 0xffff_ffffL)
        .cut(15 * TIB);
  }
}
