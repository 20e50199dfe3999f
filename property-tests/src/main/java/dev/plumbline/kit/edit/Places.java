package dev.plumbline.kit.edit;

import dev.plumbline.format.StructField;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.SectionType;
import dev.plumbline.stream.StreamModel;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of places in one file:
 *
 * <pre>
 *   file.length   file.u8[OFFSET]  file.u16[OFFSET]  file.u32[OFFSET]  file.u64[OFFSET]
 *   stream.magic  stream.version   stream.end (the byte that ends the sections)
 *   configuration.machine
 *   ram.total (the record's flags stay)
 *   block[B].nameLength  block[B].name  block[B].usedLength
 *   block[B].header.version  .pageSize  .bitmapOffset  .pagesOffset
 *   block[B].bitmap (all of it)  block[B].bitmap.bit[N]  block[B].bitmap.byte[N]
 *   block[B].page[N] (all of it)  block[B].page[N].byte[K]
 *   section[S].id  section[S].footer (the id in the footer)
 * </pre>
 *
 * B is a number from 0 or a block's name, S a number from 0.
 */
final class Places {

  private static final Pattern RAW = Pattern.compile("file\\.u(8|16|32|64)\\[(\\w+)]");
  private static final Pattern BLOCK = Pattern.compile("block\\[([^]]+)]\\.(.+)");
  private static final Pattern SECTION = Pattern.compile("section\\[(\\d+)]\\.(id|footer)");
  private static final Pattern BIT = Pattern.compile("bitmap\\.(bit|byte)\\[(\\w+)]");
  private static final Pattern PAGE = Pattern.compile("page\\[(\\w+)](?:\\.byte\\[(\\w+)])?");
  private static final int RECORD_FLAG_BITS = 10;

  private final StreamModel model;

  /** Places in a file that is whole. */
  Places(StreamModel model) {
    this.model = model;
  }

  /**
   * Finds a place.
   *
   * @throws IllegalArgumentException when there is no such place in this file
   */
  Place find(String name) {
    Matcher raw = RAW.matcher(name);
    if (raw.matches()) {
      return new Place.Value(number(raw.group(2)), Integer.parseInt(raw.group(1)) / 8, 0);
    }
    Matcher block = BLOCK.matcher(name);
    if (block.matches()) {
      return inBlock(block(block.group(1)), block.group(2));
    }
    Matcher section = SECTION.matcher(name);
    if (section.matches()) {
      return inSection(Integer.parseInt(section.group(1)), section.group(2));
    }
    long start = model.offsetBytes();
    return switch (name) {
      case "file.length" -> new Place.Length();
      case "stream.magic" -> new Place.Value(start, Integer.BYTES, 0);
      case "stream.version" -> new Place.Value(start + Integer.BYTES, Integer.BYTES, 0);
      case "stream.end" -> new Place.Value(model.sections().getLast().endBytes(), 1, 0);
      case "configuration.machine" ->
          new Place.Text(start + 2 * Integer.BYTES + 1 + Integer.BYTES, machineBytes());
      case "ram.total" -> new Place.Value(ram().payloadOffsetBytes(), Long.BYTES, RECORD_FLAG_BITS);
      default -> throw new IllegalArgumentException("no place is called " + name);
    };
  }

  private Place inBlock(RamBlock block, String name) {
    long entry = block.headerOffsetBytes();
    if (name.startsWith("header.")) {
      return headerField(block, name.substring("header.".length()));
    }
    Matcher bit = BIT.matcher(name);
    if (bit.matches()) {
      long n = number(bit.group(2));
      long bitmap = mapped(block).bitmapOffsetBytes();
      return bit.group(1).equals("bit")
          ? new Place.Bit(bitmap + n / 8, (int) (n % 8))
          : new Place.Value(bitmap + n, 1, 0);
    }
    Matcher page = PAGE.matcher(name);
    if (page.matches()) {
      long at = mapped(block).pagesOffsetBytes() + number(page.group(1)) * block.pageSizeBytes();
      String inPage = page.group(2);
      return inPage == null
          ? new Place.Stretch(at, block.pageSizeBytes())
          : new Place.Value(at + number(inPage), 1, 0);
    }
    return switch (name) {
      case "nameLength" -> new Place.Value(entry, 1, 0);
      case "name" -> new Place.Text(entry + 1, block.name().length());
      case "usedLength" -> new Place.Value(entry + 1 + block.name().length(), Long.BYTES, 0);
      case "bitmap" ->
          new Place.Stretch(mapped(block).bitmapOffsetBytes(), block.bitmapSizeBytes());
      default -> throw new IllegalArgumentException("no place in a block is called " + name);
    };
  }

  private static Place headerField(RamBlock block, String name) {
    mapped(block);
    for (StructField field : MappedRamHeader.FIELDS) {
      if (field.name().equals(name)) {
        return new Place.Value(
            block.mappedHeaderOffsetBytes() + field.offsetBytes(), field.sizeBytes(), 0);
      }
    }
    throw new IllegalArgumentException("no field of the mapped-ram header is called " + name);
  }

  private Place inSection(int index, String name) {
    if (index >= model.sections().size()) {
      throw new IllegalArgumentException(
          "section " + index + ": the file has " + model.sections().size());
    }
    Section section = model.sections().get(index);
    return name.equals("id")
        ? new Place.Value(section.offsetBytes() + 1, Integer.BYTES, 0)
        : new Place.Value(section.endBytes() - Integer.BYTES, Integer.BYTES, 0);
  }

  private RamBlock block(String which) {
    List<RamBlock> blocks = model.blocks();
    for (RamBlock block : blocks) {
      if (block.name().equals(which)) {
        return block;
      }
    }
    if (which.matches("\\d{1,6}") && Integer.parseInt(which) < blocks.size()) {
      return blocks.get(Integer.parseInt(which));
    }
    throw new IllegalArgumentException("no block " + which + " in the file");
  }

  private Section ram() {
    return model.sections().stream()
        .filter(section -> section.type() == SectionType.START)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the file has no RAM section"));
  }

  private int machineBytes() {
    if (model.configuration().machine().isEmpty()) {
      throw new IllegalArgumentException("the file has no configuration section");
    }
    return model.configuration().machine().length();
  }

  private static MappedRamHeader mapped(RamBlock block) {
    MappedRamHeader header = block.mapped();
    if (header == null) {
      throw new IllegalArgumentException("block " + block.name() + " has no mapped-ram header");
    }
    return header;
  }

  /** A number as it may stand in a name: decimal or hexadecimal. */
  static long number(String text) {
    try {
      return Long.decode(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + text, e);
    }
  }
}
