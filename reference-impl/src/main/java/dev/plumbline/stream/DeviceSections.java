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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves over device sections with the help of the description that ends the stream, or of their
 * footers.
 */
final class DeviceSections {

  /** The most values of all devices together. */
  private static final long MAX_VALUES = 2L * DeviceDecoder.MAX_VALUES;

  private final PositionedFile file;
  private final FindingList findings;
  private DescriptionLocator.@Nullable Place place;
  private @Nullable Description description;
  private boolean tried;
  private FooterSearch.@Nullable Chain chain;
  private int next;
  private long values;
  private @Nullable Map<Key, Integer> indexes;

  /** What a section and its description have in common. */
  private record Key(String name, long instance) {}

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

  /**
   * The description that was met behind the end byte. Without device sections nobody looked for it
   * before, and the search from the file's end doesn't find one that is too long or has bytes
   * behind it.
   */
  @Nullable Description descriptionAt(long offsetBytes, long lengthBytes) throws IOException {
    if (place == null) {
      place = new DescriptionLocator.Place(offsetBytes, lengthBytes);
    }
    return description();
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
    ByteBuffer json = ByteBuffer.allocate((int) where.lengthBytes());
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
    values += DeviceDecoder.decode(cursor, known.devices().get(index), DeviceVisitor.NONE);
    if (values > MAX_VALUES) {
      // Many short sections may share one long description.
      throw new MalformedFileException(
          Rule.LIMIT,
          section.offsetBytes(),
          "device state",
          "more than " + MAX_VALUES + " values",
          "fewer",
          null);
    }
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
    if (next < devices.size()
        && keyOf(devices.get(next)).equals(new Key(section.name(), section.instance()))) {
      return next;
    }
    Integer index = indexes(devices).get(new Key(section.name(), section.instance()));
    if (index == null) {
      throw unknown(section, "a section that the description doesn't list");
    }
    findings.add(
        Rule.DEVICE_ORDER,
        section.offsetBytes(),
        null,
        "section " + Quoted.of(section.name()),
        "device " + index + " of the description",
        "device " + next,
        null);
    return index;
  }

  private Map<Key, Integer> indexes(List<DeviceDescription> devices) {
    Map<Key, Integer> known = indexes;
    if (known == null) {
      known = new HashMap<>();
      for (int i = 0; i < devices.size(); i++) {
        known.putIfAbsent(keyOf(devices.get(i)), i);
      }
      indexes = known;
    }
    return known;
  }

  private static Key keyOf(DeviceDescription device) {
    return new Key(device.name(), device.instance() & 0xffff_ffffL);
  }

  static MalformedFileException unknown(Section section, String found) {
    return new MalformedFileException(
        Rule.SECTION_UNKNOWN,
        section.offsetBytes(),
        "section " + Quoted.of(section.name()) + " instance " + section.instance(),
        found,
        "the RAM section or a described device",
        null);
  }
}
