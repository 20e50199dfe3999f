package dev.plumbline.convert;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.Configuration;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.SectionType;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The stream around RAM. Device sections and commands are copied byte for byte; the configuration
 * says which form this is, and so does what describes it; RAM has a start and an end section.
 */
final class FrameWriter {

  private static final int TYPE_AND_LENGTH_BYTES = 1 + Integer.BYTES;

  private final MigrationFile in;
  private final StreamModel model;
  private final Output out;
  private final RamWriter ram;
  private final Configuration configuration;

  FrameWriter(MigrationFile in, Form form, Output out, RamWriter ram) {
    this.in = in;
    this.model = Objects.requireNonNull(in.model());
    this.out = out;
    this.ram = ram;
    Configuration old = model.configuration();
    this.configuration =
        switch (form) {
          case MAPPED_RAM -> old.with(Configuration.MAPPED_RAM);
          case STREAM -> old.without(Configuration.MAPPED_RAM);
        };
  }

  void write() throws IOException {
    StreamWriter writer = new StreamWriter().header();
    if (!model.configuration().equals(Configuration.NONE)) {
      writer.configuration(configuration);
    }
    out.put(writer.take());
    long copied = model.configurationEndBytes();
    boolean parted = false;
    for (Section section : model.sections()) {
      switch (section.type()) {
        case START -> {
          out.copy(in.file(), copied, section.offsetBytes());
          out.put(writer.ramStart(section.id(), model.totalRamBytes()).take());
          ram.blockList();
          out.put(writer.ramPartEnd(section.id()).take());
          copied = section.endBytes();
        }
        case PART -> {
          out.copy(in.file(), copied, section.offsetBytes());
          // QEMU has one, empty in the mapped-ram form; a live save's thousands go.
          if (!parted) {
            out.put(writer.emptyRamPart(SectionType.PART, section.id()).take());
            parted = true;
          }
          copied = section.endBytes();
        }
        case END -> {
          out.copy(in.file(), copied, section.offsetBytes());
          out.put(writer.ramPart(SectionType.END, section.id()).take());
          ram.records();
          out.put(writer.ramPartEnd(section.id()).take());
          copied = section.endBytes();
        }
        default -> {}
      }
    }
    behindRam(copied);
    out.finish();
  }

  private void behindRam(long copied) throws IOException {
    long description = model.descriptionOffsetBytes();
    byte[] before = DescribedConfiguration.of(model.configuration());
    if (description < copied || !startsWith(description + TYPE_AND_LENGTH_BYTES, before)) {
      out.copy(in.file(), copied, model.endBytes());
      return;
    }
    out.copy(in.file(), copied, description);
    byte[] now = DescribedConfiguration.of(configuration);
    long rest = description + TYPE_AND_LENGTH_BYTES + before.length;
    long length = now.length + model.endBytes() - rest;
    out.put(new StreamWriter().descriptionStart(length).take());
    out.put(now);
    out.copy(in.file(), rest, model.endBytes());
  }

  private boolean startsWith(long offset, byte[] expected) throws IOException {
    if (offset + expected.length > model.endBytes()) {
      return false;
    }
    ByteBuffer found = ByteBuffer.allocate(expected.length);
    FullTransfers.readFully(in.file(), found, offset);
    return found.flip().equals(ByteBuffer.wrap(expected));
  }
}
