package dev.plumbline.hostile;

import static dev.plumbline.hostile.HostileFile.damaged;
import static dev.plumbline.hostile.HostileFile.strange;
import static dev.plumbline.testing.StreamBuilder.mapped;
import static dev.plumbline.testing.StreamBuilder.stream;

import dev.plumbline.testing.Bulk;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.LibvirtSpec;
import dev.plumbline.testing.StreamBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Too many of something, too deep, too long: what costs time or memory out of proportion. */
final class ManyThings {

  private static final String EMPTY = "{\"name\":\"f\",\"type\":\"x\",\"size\":0}";
  private static final String HUGE_ARRAY =
      "{\"name\":\"f\",\"type\":\"x\",\"array_len\":%d,\"size\":0}";

  private ManyThings() {}

  static List<HostileFile> all() {
    return List.of(
        strange("blocks-500", () -> blocks(500)),
        damaged("blocks-10001", () -> blocks(10_001)),
        strange("sections-100000", () -> sections(100_000, false)),
        damaged("sections-reversed", () -> sections(100_000, true)),
        damaged("sections-too-many", () -> undescribed(220_000)),
        damaged("sections-without-names", () -> nameless(2_000_000)),
        damaged("sections-of-one-device", () -> oneDevice(150_000, EMPTY)),
        damaged("values-everywhere", () -> oneDevice(150_000, Bulk.list(1_000, EMPTY))),
        damaged("array-of-nothing", () -> oneDevice(2, HUGE_ARRAY.formatted(Integer.MAX_VALUE))),
        damaged("arrays-of-nothing", () -> oneDevice(20_000, HUGE_ARRAY.formatted(3_999_999))),
        damaged("structs-of-nothing", () -> oneDevice(200, structs(3_999_999))),
        damaged("array-longer-than-int", () -> oneDevice(1, HUGE_ARRAY.formatted(1L << 31))),
        damaged("structs-in-structs", () -> oneDevice(1, nested(9))),
        damaged("json-deep", () -> described("[".repeat(1 << 20))),
        damaged("json-deep-structs", () -> oneDevice(1, nestedOnce(5_000))),
        strange("json-long-string", () -> described(withString(60_000))),
        strange("json-longer-string", () -> described(withString(20 << 20))),
        damaged("json-long-number", () -> described("{\"page_size\":" + "1".repeat(1 << 20) + "}")),
        damaged("json-100-mib", () -> described(" ".repeat(100 << 20))),
        damaged("json-100-mib-device", () -> json100()),
        strange("json-400000-fields", () -> oneDevice(1, Bulk.list(400_000, EMPTY))),
        damaged("json-many-fields", () -> oneDevice(1, Bulk.list(900_000, EMPTY))),
        strange("json-many-keys", ManyThings::manyKeys),
        damaged("json-utf-32", () -> described("\0\0\0{")),
        damaged(
            "json-not-utf-8", () -> mapped().typical().description(new byte[] {'{', -1}).build()),
        damaged("json-empty", () -> described("")),
        strange("xml-16-mib", () -> xml(15 << 20)),
        damaged("xml-too-long", () -> xml(17 << 20)),
        damaged("records-scattered", () -> scattered(1 << 20)),
        strange("lookalikes", ManyThings::lookalikes),
        damaged("lookalike-at-the-end", ManyThings::lookalikeAtEnd));
  }

  private static String structs(int count) {
    return "{\"name\":\"f\",\"type\":\"struct\",\"array_len\":%d,\"size\":0,\"struct\":{\"fields\":[]}}"
        .formatted(count);
  }

  private static Image blocks(int count) {
    StreamBuilder builder = mapped().alignment(4096);
    for (int i = 0; i < count; i++) {
      builder.block("block" + i, 1);
    }
    return builder.build();
  }

  private static Image sections(int count, boolean reversed) {
    return mapped()
        .block("a", 1, 0)
        .sections(Bulk.sections(count, i -> "d" + (reversed ? count - 1 - i : i)))
        .description(Bulk.description(count, i -> "d" + i, ""))
        .build();
  }

  private static Image undescribed(int count) {
    return mapped()
        .block("a", 1, 0)
        .sections(Bulk.sections(count, i -> "d" + i))
        .noDescription()
        .build();
  }

  /** The shortest sections there are. */
  private static Image nameless(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count * 19);
    for (int i = 0; i < count; i++) {
      bytes.put((byte) 4).putInt(i).put((byte) 0).putLong(0).put((byte) 0x7e).putInt(i);
    }
    return mapped().block("a", 1, 0).sections(bytes.array()).noDescription().build();
  }

  private static Image oneDevice(int sections, String fields) {
    return mapped()
        .block("a", 1, 0)
        .sections(Bulk.sections(sections, i -> "d"))
        .description(Bulk.description(1, i -> "d", fields))
        .build();
  }

  private static String nested(int depth) {
    String field = EMPTY;
    for (int i = 0; i < depth; i++) {
      field =
          "{\"name\":\"s\",\"type\":\"struct\",\"array_len\":10,\"struct\":{\"fields\":[%s]}}"
              .formatted(field);
    }
    return field;
  }

  private static String nestedOnce(int depth) {
    return "{\"type\":\"struct\",\"struct\":{\"fields\":[".repeat(depth) + "]}}".repeat(depth);
  }

  private static Image described(String json) {
    return mapped().block("a", 1, 0).description(json).build();
  }

  private static String withString(int length) {
    return "{\"page_size\":4096,\"more\":\"" + "x".repeat(length) + "\",\"devices\":[]}";
  }

  private static Image json100() {
    return mapped()
        .block("a", 1, 0)
        .sections(Bulk.sections(3, i -> "d" + i))
        .description("{\"page_size\":4096,\"devices\":[]}" + " ".repeat(100 << 20))
        .build();
  }

  private static Image manyKeys() {
    StringBuilder json = new StringBuilder("{\"page_size\":4096,");
    for (int i = 0; i < 1_000_000; i++) {
      json.append("\"key").append(i * 31).append("\":0,");
    }
    return described(json + "\"devices\":[]}");
  }

  private static Image xml(int length) {
    return stream()
        .libvirt(LibvirtSpec.of(ByteOrder.LITTLE_ENDIAN, 0, "\u00e9".repeat(length / 2)))
        .typical()
        .build();
  }

  /** A small file that would make a reader note pages all over a large block. */
  private static Image scattered(int records) {
    Image image = stream().block("a", 1, 0).build();
    long pages = 1L << 33;
    image.set("ram.total", pages * 4096 | 4).set("block[0].length", pages * 4096);
    ByteBuffer bytes = ByteBuffer.allocate(records * 9);
    for (long i = 0; i < records; i++) {
      bytes.putLong(i * 32768 % pages * 4096 | 0x22).put((byte) 0);
    }
    long at = image.at("pages.endOfPart");
    image.file().write(bytes.array(), at);
    image.cut(1L << 37);
    return image;
  }

  private static Image lookalikes() {
    Image image = stream().typical().build();
    byte[] page = new byte[4096];
    for (int i = 0; i + 6 <= page.length; i += 6) {
      page[i + 1] = 6;
      page[i + 5] = (byte) i;
    }
    return image.set("block[0].record[64].page", page);
  }

  /** Cut so that RAM holds what looks like a description up to the end of the file. */
  private static Image lookalikeAtEnd() {
    String json = "{\"page_size\":4096,\"devices\":[]}";
    Image image = stream().block("a", 4, 0, 1, 2, 3).build();
    long page = image.at("block[0].record[2].page");
    image.set("block[0].record[2].page", new byte[] {0, 0, 6, 0, 0, 0, (byte) json.length()});
    image.file().write(json.getBytes(java.nio.charset.StandardCharsets.US_ASCII), page + 7);
    return image.cut(page + 7 + json.length());
  }
}
