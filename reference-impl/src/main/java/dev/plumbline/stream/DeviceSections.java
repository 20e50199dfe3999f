package dev.plumbline.stream;

import dev.plumbline.device.Description;
import dev.plumbline.device.DescriptionException;
import dev.plumbline.device.DescriptionParser;
import dev.plumbline.device.DeviceDecoder;
import dev.plumbline.device.DeviceDescription;
import dev.plumbline.device.DeviceVisitor;
import dev.plumbline.format.FindingList;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Quoted;
import dev.plumbline.format.Rule;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves over device sections with the help of the description that ends the stream, or of their
 * footers.
 */
final class DeviceSections {

  private final PositionedFile file;
  private final FindingList findings;
  private DescriptionLocator.@Nullable Place place;
  private @Nullable Description description;
  private boolean tried;
  private FooterSearch.@Nullable Chain chain;
  private int next;

  DeviceSections(PositionedFile file, FindingList findings, long fromBytes) throws IOException {
    this.file = file;
    this.findings = findings;
    this.place = DescriptionLocator.find(file, fromBytes);
  }

  /** Where the description is, as far as is known. */
  DescriptionLocator.@Nullable Place place() {
    return place;
  }

  /** How many of the described devices have been met. */
  int met() {
    return next;
  }

  /** The description, read when first asked for; null when there is none or it can't be parsed. */
  @Nullable Description description() throws IOException {
    if (place != null && !tried) {
      tried = true;
      description = parse(place);
    }
    return description;
  }

  private @Nullable Description parse(DescriptionLocator.Place where) throws IOException {
    if (where.lengthBytes() > DescriptionParser.MAX_BYTES) {
      findings.add(
          Rule.LIMIT,
          where.offsetBytes(),
          null,
          "description",
          where.lengthBytes() + " bytes",
          "at most " + DescriptionParser.MAX_BYTES,
          null);
      return null;
    }
    ByteBuffer json = ByteBuffer.allocate(where.lengthBytes());
    FullTransfers.readFully(file, json, where.jsonOffsetBytes());
    try {
      return DescriptionParser.parse(json.array());
    } catch (DescriptionException e) {
      findings.add(
          Rule.DESCRIPTION_JSON,
          where.jsonOffsetBytes() + e.offsetBytes(),
          null,
          "description",
          Quoted.bare(String.valueOf(e.getMessage())),
          "JSON as QEMU writes it",
          "description damaged");
      return null;
    }
  }

  /**
   * Moves the cursor over a device's payload.
   *
   * @param section whose payload the cursor stands at
   * @return the index of its description, or -1 when there is none
   */
  int pass(FileCursor cursor, Section section) throws IOException, MalformedFileException {
    if (place == null) {
      findByFooters(cursor, section);
    }
    Description known = description();
    if (known == null) {
      if (chain == null) {
        chain = requireChain(section);
      }
      Long footer = chain.footers().get(section.offsetBytes());
      if (footer == null) {
        throw unknown(section, "a section that the search for footers didn't meet");
      }
      cursor.seek(footer);
      return -1;
    }
    int index = indexOf(known.devices(), section);
    DeviceDecoder.decode(cursor, known.devices().get(index), DeviceVisitor.NONE);
    next = Math.max(next, index + 1);
    return index;
  }

  private void findByFooters(FileCursor cursor, Section section)
      throws IOException, MalformedFileException {
    if (chain == null) {
      chain = requireChain(section);
      long here = cursor.position();
      place = DescriptionLocator.behind(cursor, chain.endOffsetBytes());
      cursor.seek(here);
    }
  }

  private FooterSearch.Chain requireChain(Section section)
      throws IOException, MalformedFileException {
    FooterSearch.Chain found = FooterSearch.find(file, section.offsetBytes());
    if (found == null) {
      throw new MalformedFileException(
          Rule.END_MISSING,
          section.offsetBytes(),
          "stream",
          "neither a description nor an end byte behind section " + Quoted.of(section.name()),
          "device state, the end byte 00, a description up to the end of the file",
          "file truncated, or device state damaged?");
    }
    return found;
  }

  private int indexOf(List<DeviceDescription> devices, Section section)
      throws MalformedFileException {
    if (next < devices.size() && isOf(devices.get(next), section)) {
      return next;
    }
    for (int i = 0; i < devices.size(); i++) {
      if (isOf(devices.get(i), section)) {
        findings.add(
            Rule.DEVICE_ORDER,
            section.offsetBytes(),
            null,
            "section " + Quoted.of(section.name()),
            "device " + i + " of the description",
            "device " + next,
            null);
        return i;
      }
    }
    throw unknown(section, "a section that the description doesn't list");
  }

  private static boolean isOf(DeviceDescription device, Section section) {
    return device.name().equals(section.name())
        && (device.instance() & 0xffff_ffffL) == section.instance();
  }

  private static MalformedFileException unknown(Section section, String found) {
    return new MalformedFileException(
        Rule.SECTION_UNKNOWN,
        section.offsetBytes(),
        "section " + Quoted.of(section.name()) + " instance " + section.instance(),
        found,
        "the RAM section or a described device",
        null);
  }
}
