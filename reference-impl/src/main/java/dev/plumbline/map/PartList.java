package dev.plumbline.map;

import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.SectionType;
import dev.plumbline.stream.StreamHeader;
import dev.plumbline.stream.StreamModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a file into its parts, from the first byte to the last, without gap or overlap. */
final class PartList {

  private static final String RAM = "ram";

  private final long fileSizeBytes;
  private final List<Part> parts = new ArrayList<>();
  private long at;

  private PartList(long fileSizeBytes) {
    this.fileSizeBytes = fileSizeBytes;
  }

  /**
   * The parts of a file.
   *
   * @param image the libvirt header in front, or null
   * @param model the stream, or null when there is none that can be read
   * @param fileSizeBytes the file's length
   */
  static List<Part> of(@Nullable SaveImage image, @Nullable StreamModel model, long fileSizeBytes) {
    PartList list = new PartList(fileSizeBytes);
    if (image != null) {
      list.upTo(SaveImage.SIZE_BYTES, PartKind.LIBVIRT_HEADER);
      list.upTo(image.streamOffsetBytes(), PartKind.LIBVIRT_XML);
    }
    if (model != null) {
      list.upTo(model.offsetBytes(), PartKind.FOREIGN);
      list.stream(model);
    }
    list.upTo(fileSizeBytes, PartKind.UNREAD);
    return List.copyOf(list.parts);
  }

  private void stream(StreamModel model) {
    if (model.endBytes() < model.offsetBytes() + StreamHeader.SIZE_BYTES) {
      return;
    }
    upTo(model.offsetBytes() + StreamHeader.SIZE_BYTES, PartKind.STREAM_HEADER);
    boolean blocksDone = false;
    PartKind records = model.form() == Form.STREAM ? PartKind.RECORDS : PartKind.RAM_END;
    PartKind between = PartKind.CONFIGURATION;
    for (Section section : model.sections()) {
      upTo(section.offsetBytes(), between);
      between = PartKind.COMMAND;
      if (!section.name().equals(RAM)) {
        add(section.endBytes(), PartKind.DEVICE, -1, section.name());
        continue;
      }
      if (section.type() == SectionType.START) {
        blocks(model);
        blocksDone = true;
      }
      upTo(section.endBytes(), records);
    }
    if (!blocksDone && !model.blocks().isEmpty()) {
      // The RAM section broke off: what was read of its list is all there is.
      blocks(model);
    } else {
      upTo(end(model), model.ended() ? PartKind.END : between);
    }
    if (model.ended()) {
      upTo(model.endBytes(), PartKind.DESCRIPTION);
      upTo(fileSizeBytes, PartKind.TRAILING);
    }
  }

  /** Where the end byte ends, or where understanding did. */
  private long end(StreamModel model) {
    return model.ended() ? Math.min(at + 1, model.endBytes()) : model.endBytes();
  }

  private void blocks(StreamModel model) {
    for (int i = 0; i < model.blocks().size(); i++) {
      RamBlock block = model.blocks().get(i);
      upTo(block.headerOffsetBytes(), PartKind.RAM_HEAD);
      add(block.mappedHeaderOffsetBytes(), PartKind.BLOCK_HEADER, i, "");
      MappedRamHeader header = block.mapped();
      if (header == null) {
        continue;
      }
      add(at + MappedRamHeader.SIZE_BYTES, PartKind.MAPPED_HEADER, i, "");
      if (block.isPlaced(fileSizeBytes)) {
        add(header.bitmapOffsetBytes(), PartKind.PADDING, i, "");
        add(header.bitmapOffsetBytes() + block.bitmapSizeBytes(), PartKind.BITMAP, i, "");
        add(header.pagesOffsetBytes(), PartKind.PADDING, i, "");
        add(header.pagesOffsetBytes() + block.usedLengthBytes(), PartKind.PAGES, i, "");
      }
    }
  }

  private void upTo(long endBytes, PartKind kind) {
    add(endBytes, kind, -1, "");
  }

  private void add(long endBytes, PartKind kind, int block, String name) {
    long end = Math.min(endBytes, fileSizeBytes);
    if (end > at) {
      parts.add(new Part(kind, at, end, block, name));
      at = end;
    }
  }
}
