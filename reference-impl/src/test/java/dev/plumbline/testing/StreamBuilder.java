package dev.plumbline.testing;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import dev.plumbline.ram.BitmapOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a migration file as QEMU would, in either form. Everything has a default. */
public final class StreamBuilder {

  private static final int RAM_ID = 2;
  private static final int FIRST_DEVICE_ID = 5;
  private static final byte[] UUID = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  private final List<String> capabilities = new ArrayList<>();
  private final List<BlockSpec> blocks = new ArrayList<>();
  private final List<DeviceSpec> devices = new ArrayList<>();
  private final Emitter out = new Emitter();
  private boolean mapped;
  private int pageBits = 12;
  private String machine = "none";
  private long alignmentBytes = MappedRamLayout.REGION_ALIGNMENT_BYTES;
  private BitmapOrder bitmapOrder = BitmapOrder.LITTLE;
  private long offsetBytes;
  private boolean configuration = true;
  private boolean described = true;
  private byte @Nullable [] description;
  private byte[] moreSections = {};
  private @Nullable LibvirtSpec libvirt;

  private StreamBuilder() {}

  /** A mapped-ram file. */
  public static StreamBuilder mapped() {
    StreamBuilder builder = new StreamBuilder();
    builder.mapped = true;
    return builder.capability("mapped-ram");
  }

  /** A file in the stream form. */
  public static StreamBuilder stream() {
    return new StreamBuilder();
  }

  /** A small file of every kind of structure, in the form begun. */
  public StreamBuilder typical() {
    return block("pc.ram", 70, 0, 1, 64, 69)
        .block("/rom@etc/acpi/tables", 3, 1)
        .device(DeviceSpec.of("timer").u32("ticks", 7).array("irqs", "uint8", 4, 1))
        .device(
            DeviceSpec.of("0000:00:02.0/vga")
                .struct("state", s -> s.u32("x", 1).field("raw", "unheard-of", (byte) 1, (byte) 2))
                .tmp("tmp", s -> s.u32("t", 2))
                .qtailq("list", 2)
                .subsection("vga/more", s -> s.u32("y", 3)));
  }

  /** Lists a capability. */
  public StreamBuilder capability(String name) {
    capabilities.add(name);
    return this;
  }

  /** The target's page size as a power of two; asked for before blocks are added. */
  public StreamBuilder pageBits(int bits) {
    pageBits = bits;
    return this;
  }

  /** Where page regions go; QEMU uses 1 MiB. */
  public StreamBuilder alignment(long bytes) {
    alignmentBytes = bytes;
    return this;
  }

  /** The saving host's byte order. */
  public StreamBuilder bitmapOrder(BitmapOrder order) {
    bitmapOrder = order;
    return this;
  }

  /** The machine type, one character per byte. */
  public StreamBuilder machine(String name) {
    machine = name;
    return this;
  }

  /** Where the stream begins. */
  public StreamBuilder offset(long bytes) {
    offsetBytes = bytes;
    return this;
  }

  /** Puts a libvirt header before it. */
  public StreamBuilder libvirt(LibvirtSpec header) {
    libvirt = header;
    return this;
  }

  /** Leaves the configuration out, as very old machine types do. */
  public StreamBuilder noConfiguration() {
    configuration = false;
    return this;
  }

  /** Leaves the description out. */
  public StreamBuilder noDescription() {
    described = false;
    return this;
  }

  /** Puts other bytes where the description's JSON goes. */
  public StreamBuilder description(byte[] json) {
    description = json;
    return this;
  }

  /** Puts other text where the description's JSON goes. */
  public StreamBuilder description(String json) {
    return description(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a RAM block. */
  public StreamBuilder block(String name, long pages, long... dataPages) {
    blocks.add(BlockSpec.of(name, pages, dataPages));
    return this;
  }

  /** Adds a RAM block that holds these bytes, whole pages; those of zeros are left out. */
  public StreamBuilder block(String name, byte[] ram) {
    blocks.add(BlockSpec.of(name, ram, 1 << pageBits));
    return this;
  }

  /**
   * Adds pages to the last block.
   *
   * @param set whether their bits are set
   * @param stored whether their content is in the page region
   */
  public StreamBuilder pages(long first, int count, boolean set, boolean stored) {
    for (long page = first; page < first + count; page++) {
      if (set) {
        blocks.getLast().setPages().add(page);
      }
      if (stored) {
        blocks.getLast().storedPages().add(page);
      }
    }
    return this;
  }

  /** Adds a device. */
  public StreamBuilder device(DeviceSpec device) {
    devices.add(device);
    return this;
  }

  /** Puts sections written elsewhere before the end byte, under the name {@code sections}. */
  public StreamBuilder sections(byte[] bytes) {
    moreSections = bytes;
    return this;
  }

  /** Writes it all. */
  public Image build() {
    out.seek(offsetBytes);
    if (libvirt != null) {
      libvirt.writeTo(out);
    }
    out.u32("stream.magic", 0x5145564dL);
    out.u32("stream.version", 3);
    if (configuration) {
      configuration();
    }
    ram();
    for (int i = 0; i < devices.size(); i++) {
      device("device[" + i + "]", FIRST_DEVICE_ID + i, devices.get(i));
    }
    out.bytes("sections", moreSections);
    out.u8("end", 0);
    if (described) {
      byte[] json = description == null ? json().getBytes(StandardCharsets.UTF_8) : description;
      out.u8("description.type", 6);
      out.u32("description.length", json.length);
      out.bytes("description.json", json);
    }
    return out.image();
  }

  /** Writes it all to a new file, with holes where nothing is. */
  public Path writeTo(Path path) throws IOException {
    return build().writeTo(path);
  }

  private void configuration() {
    out.u8("configuration.type", 7);
    out.u32("configuration.machine.length", machine.length());
    out.bytes("configuration.machine", machine.getBytes(StandardCharsets.ISO_8859_1));
    subsection("target-page-bits");
    out.u32("configuration.pageBits", pageBits);
    if (!capabilities.isEmpty()) {
      subsection("capabilities");
      out.u32("configuration.capabilities.count", capabilities.size());
      for (int i = 0; i < capabilities.size(); i++) {
        out.text("configuration.capability[" + i + "]", capabilities.get(i));
      }
    }
    subsection("uuid");
    out.bytes("configuration.uuid", UUID);
  }

  private void subsection(String name) {
    String id = "configuration." + name;
    out.u8(id + ".type", 5);
    out.text(id + ".name", "configuration/" + name);
    out.u32(id + ".version", 1);
  }

  private void ram() {
    int page = 1 << pageBits;
    out.u8("ram.type", 1);
    out.u32("ram.id", RAM_ID);
    out.text("ram.name", "ram");
    out.u32("ram.instance", 0);
    out.u32("ram.version", 4);
    out.u64("ram.total", blocks.stream().mapToLong(b -> b.pages() * page).sum() | 4);
    for (int i = 0; i < blocks.size(); i++) {
      BlockSpec block = blocks.get(i);
      String id = "block[" + i + "]";
      out.text(id + ".name", block.name());
      out.u64(id + ".length", block.pages() * page);
      if (capabilities.contains("x-ignore-shared")) {
        out.u64(id + ".guestAddress", 0x1000);
      }
      if (mapped) {
        region(id, i, block, page);
      }
    }
    part("ram", 0x10);
    out.u8("command.type", 8);
    out.u16("command.command", 11);
    out.u16("command.length", 2);
    out.bytes("command.data", new byte[2]);
    if (!mapped) {
      out.u8("pages.type", 2);
      out.u32("pages.id", RAM_ID);
      for (int i = 0; i < blocks.size(); i++) {
        records(i, blocks.get(i), page);
      }
      part("pages", 0x10);
    }
    out.u8("ramEnd.type", 3);
    out.u32("ramEnd.id", RAM_ID);
    part("ramEnd", 0x10);
  }

  private void part(String id, long endRecord) {
    out.u64(id + ".endOfPart", endRecord);
    out.u8(id + ".footer.type", 0x7e);
    out.u32(id + ".footer.id", RAM_ID);
  }

  private void region(String id, int index, BlockSpec block, int page) {
    long header = out.position();
    long bitmap = header + MappedRamHeader.SIZE_BYTES;
    int bitmapSize = Math.toIntExact(MappedRamLayout.bitmapSizeBytes(block.pages()));
    long pages = MappedRamLayout.roundUp(bitmap + bitmapSize, alignmentBytes);
    out.u32(id + ".header.version", 1);
    out.u64(id + ".header.pageSize", page);
    out.u64(id + ".header.bitmapOffset", bitmap);
    out.u64(id + ".header.pagesOffset", pages);
    for (long stored : block.storedPages()) {
      long at = pages + stored * page;
      out.image().file().write(block.content().of(index, stored, page), at);
      out.mark(id + ".page[" + stored + "]", at, 0);
    }
    out.bitmap(id + ".bitmap", bits(block, bitmapSize));
    out.seek(pages + block.pages() * page);
    out.mark(id + ".pages", pages, 0);
  }

  private byte[] bits(BlockSpec block, int sizeBytes) {
    ByteBuffer bits = ByteBuffer.allocate(sizeBytes).order(bitmapOrder.byteOrder());
    for (long page : block.setPages()) {
      int word = (int) (page / Long.SIZE) * Long.BYTES;
      bits.putLong(word, bits.getLong(word) | 1L << page);
    }
    return bits.array();
  }

  private void records(int index, BlockSpec block, int page) {
    for (long i = 0; i < block.pages(); i++) {
      String id = "block[" + index + "].record[" + i + "]";
      boolean data = block.setPages().contains(i);
      out.u64(id, i * page | (data ? 8 : 2) | (i == 0 ? 0 : 0x20));
      if (i == 0) {
        out.text(id + ".name", block.name());
      }
      out.bytes(id + ".page", data ? block.content().of(index, i, page) : new byte[1]);
    }
  }

  private void device(String id, int section, DeviceSpec device) {
    out.u8(id + ".type", 4);
    out.u32(id + ".id", section);
    out.text(id + ".name", device.name());
    out.u32(id + ".instance", device.instance());
    out.u32(id + ".version", 1);
    long payload = out.position();
    out.bytes(id + ".payload", device.payload());
    device.marks().forEach((field, at) -> out.mark(id + "." + field, payload + at, 0));
    out.u8(id + ".footer.type", 0x7e);
    out.u32(id + ".footer.id", section);
  }

  private String json() {
    return "{\"configuration\": {}, \"page_size\": %d, \"devices\": [%s]}"
        .formatted(
            1 << pageBits, String.join(", ", devices.stream().map(DeviceSpec::json).toList()));
  }

  /** Latin-1 bytes of a repeated text. */
  public static byte[] repeated(String text, int times) {
    return text.repeat(times).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Many equal bytes. */
  public static byte[] filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
