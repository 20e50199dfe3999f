package dev.plumbline.stream;

import dev.plumbline.device.Description;
import dev.plumbline.format.FindingList;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Quoted;
import dev.plumbline.format.Rule;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a migration stream's frame.
 *
 * <pre>
 * stream        = StreamHeader [ configuration ] { section footer | command } 00 [ description ]
 * configuration = 07 u32 length, machine type { 05 subsection }
 * section       = ( 01 | 04 ) u32 id, u8 length, name, u32 instance, u32 version, payload
 *               | ( 02 | 03 ) u32 id, payload
 * footer        = 7e u32 id
 * command       = 08 u16 command, u16 length, data
 * description   = 06 u32 length, JSON
 * </pre>
 */
public final class StreamReader {

  /** The most sections that are read; a long live save has thousands. */
  public static final int MAX_SECTIONS = 200_000;

  /** The most RAM blocks that are read; real machines have a few dozen. */
  public static final int MAX_BLOCKS = 10_000;

  private static final String RAM = "ram";
  private static final long RAM_VERSION = 4;
  private static final long DEFAULT_PAGE_SIZE_BYTES = 4096;
  private static final long MIN_PAGE_SIZE_BYTES = 1024;
  private static final long MAX_PAGE_SIZE_BYTES = 65536;

  private final PositionedFile file;
  private final long start;
  private final FindingList findings;
  private final FileCursor cursor;

  private Configuration configuration = Configuration.NONE;
  private long configurationEnd;
  private long pageSize = DEFAULT_PAGE_SIZE_BYTES;
  private long totalRam;
  private long firstRecord = -1;
  private final List<RamBlock> blocks = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final Map<Long, Section> started = new HashMap<>();
  private final Set<Long> ids = new HashSet<>();
  private @Nullable DeviceSections devices;
  private boolean ramEnded;
  private boolean ended;
  private long understoodUpTo;
  private @Nullable RamRecords records;
  private @Nullable StreamPages pages;

  private StreamReader(PositionedFile file, long start, FindingList findings) throws IOException {
    this.file = file;
    this.start = start;
    this.findings = findings;
    this.cursor = new FileCursor(file, start);
    // Until RAM has ended, pages may follow anything.
    cursor.readAhead(false);
    this.understoodUpTo = start;
  }

  /**
   * Reads the stream that begins at an offset. Never fails on what the file holds: that becomes
   * findings.
   *
   * @param file the file
   * @param offsetBytes where the stream begins
   * @param findings receives what is wrong
   * @return what could be read
   * @throws IOException when the file can't be read
   */
  public static StreamModel read(PositionedFile file, long offsetBytes, FindingList findings)
      throws IOException {
    StreamReader reader = new StreamReader(file, offsetBytes, findings);
    try {
      reader.header();
      reader.devices = new DeviceSections(file, findings, offsetBytes + StreamHeader.SIZE_BYTES);
      reader.sections();
      reader.checkRam();
      reader.afterEnd();
    } catch (MalformedFileException e) {
      findings.add(e.finding());
    }
    return reader.model();
  }

  private StreamModel model() throws IOException {
    Form form =
        configuration.capabilities().contains(Configuration.MAPPED_RAM)
            ? Form.MAPPED_RAM
            : Form.STREAM;
    return new StreamModel(
        start,
        file.sizeBytes(),
        form,
        configuration,
        configurationEnd,
        pageSize,
        totalRam,
        List.copyOf(blocks),
        firstRecord,
        List.copyOf(sections),
        devices == null ? null : devices.description(),
        devices == null || devices.place() == null ? -1 : devices.place().offsetBytes(),
        understoodUpTo,
        ended,
        pages);
  }

  private void header() throws IOException, MalformedFileException {
    if (cursor.remaining() == 0) {
      throw malformed(
          Rule.FILE_EMPTY,
          start,
          "stream",
          "end of file at " + file.sizeBytes(),
          "a stream header at " + start);
    }
    cursor.expect(StreamHeader.SIZE_BYTES);
    long magic = cursor.u32("stream magic");
    if (magic != StreamHeader.MAGIC) {
      throw malformed(
          Rule.STREAM_MAGIC,
          start,
          "stream magic",
          String.format("0x%08x", magic),
          "0x5145564d (QEVM); if the stream begins elsewhere, say where with --offset");
    }
    long version = cursor.u32("stream version");
    if (version != StreamHeader.VERSION) {
      throw malformed(
          Rule.STREAM_VERSION, start + 4, "stream version", Long.toString(version), "3");
    }
    understoodUpTo = cursor.position();
    configurationEnd = understoodUpTo;
  }

  private void sections() throws IOException, MalformedFileException {
    boolean first = true;
    while (!ended) {
      long offset = cursor.position();
      if (cursor.remaining() == 0) {
        throw malformed(
            Rule.END_MISSING, offset, "stream", "end of file", "a section or the end byte 00");
      }
      int code = cursor.u8("section type");
      SectionType type = SectionType.of(code);
      if (first && type != SectionType.CONFIGURATION) {
        findings.add(
            Rule.CONFIGURATION_MISSING,
            offset,
            null,
            "stream",
            "none",
            "a configuration section",
            null);
      }
      switch (type) {
        case END_OF_STREAM -> ended = true;
        case CONFIGURATION -> {
          if (!first) {
            throw unknownType(offset, code);
          }
          configuration = ConfigurationReader.read(cursor);
          configurationEnd = cursor.position();
        }
        case START, FULL -> startOrFull(type, offset);
        case PART, END -> partOrEnd(type, offset);
        case COMMAND -> {
          cursor.u16("command");
          cursor.skip(cursor.u16("command's length"), "command's data");
        }
        case SUBSECTION, DESCRIPTION, FOOTER -> throw unknownType(offset, code);
        case null -> throw unknownType(offset, code);
      }
      first = false;
      understoodUpTo = cursor.position();
    }
  }

  private void startOrFull(SectionType type, long offset)
      throws IOException, MalformedFileException {
    long id = cursor.u32("section id");
    String name = cursor.shortString("section name");
    long instance = cursor.u32("section instance");
    long version = cursor.u32("section version");
    if (!ids.add(id)) {
      findings.add(
          Rule.SECTION_DUPLICATE,
          offset,
          null,
          "section " + Quoted.of(name),
          "id " + id + ", used before",
          "an id of its own",
          null);
    }
    Section section =
        new Section(type, id, name, instance, version, offset, cursor.position(), 0, -1);
    if (type == SectionType.START && name.equals(RAM)) {
      started.put(id, section);
      ram(section);
      add(section, -1);
    } else if (type == SectionType.START) {
      // Only RAM is saved in several sections here; taken for RAM's, it would shift its pages.
      throw DeviceSections.unknown(section, "a start section of another device than RAM");
    } else {
      add(section, devices().pass(cursor, section));
    }
  }

  private void partOrEnd(SectionType type, long offset) throws IOException, MalformedFileException {
    long id = cursor.u32("section id");
    Section first = started.get(id);
    if (first == null || records == null || ramEnded) {
      throw malformed(
          Rule.SECTION_ORDER,
          offset,
          type.word() + " section",
          "id " + id,
          "the id of a section that was started and not ended");
    }
    Section section =
        new Section(
            type,
            id,
            first.name(),
            first.instance(),
            first.version(),
            offset,
            cursor.position(),
            0,
            -1);
    records.readPart(pages == null ? NoPages.INSTANCE : pages);
    ramEnded = type == SectionType.END;
    cursor.readAhead(ramEnded);
    add(section, -1);
  }

  private void add(Section section, int device) throws IOException, MalformedFileException {
    if (sections.size() == MAX_SECTIONS) {
      throw malformed(
          Rule.LIMIT,
          section.offsetBytes(),
          "stream",
          "more than " + MAX_SECTIONS + " sections",
          "fewer");
    }
    footer(section);
    sections.add(
        new Section(
            section.type(),
            section.id(),
            section.name(),
            section.instance(),
            section.version(),
            section.offsetBytes(),
            section.payloadOffsetBytes(),
            cursor.position(),
            device));
  }

  private void footer(Section section) throws IOException, MalformedFileException {
    long offset = cursor.position();
    int type = cursor.u8("section footer");
    long id = type == SectionType.FOOTER.code() ? cursor.u32("section footer's id") : -1;
    if (id != section.id()) {
      throw new MalformedFileException(
          Rule.SECTION_FOOTER,
          offset,
          "footer of section " + Quoted.of(section.name()),
          id < 0 ? String.format("byte 0x%02x", type) : "id " + id,
          "byte 0x7e, id " + section.id(),
          "section's payload damaged or of another length");
    }
  }

  private void ram(Section section) throws IOException, MalformedFileException {
    if (firstRecord >= 0) {
      throw malformed(
          Rule.SECTION_DUPLICATE, section.offsetBytes(), "stream", "a second RAM section", "one");
    }
    if (section.version() != RAM_VERSION) {
      throw malformed(
          Rule.RAM_VERSION,
          section.offsetBytes(),
          "RAM section",
          "version " + section.version(),
          "version 4");
    }
    pageSize = pageSize();
    totalRam = new BlockListReader(cursor, findings, configuration, pageSize).read(blocks);
    Form form = model().form();
    RamVisitor visitor = NoPages.INSTANCE;
    if (form == Form.STREAM) {
      pages = StreamPages.of(blocks, cursor.position(), file.sizeBytes());
      visitor = pages;
    }
    firstRecord = cursor.position();
    records = new RamRecords(cursor, blocks, pageSize, form, false);
    records.readPart(visitor);
    cursor.readAhead(false);
  }

  /** The configuration's word, else the description's, else 4096 as on x86. */
  private long pageSize() throws IOException {
    if (configuration.targetPageBits() > 0) {
      return 1L << configuration.targetPageBits();
    }
    Description known = devices().description();
    if (known != null
        && Long.bitCount(known.pageSizeBytes()) == 1
        && known.pageSizeBytes() >= MIN_PAGE_SIZE_BYTES
        && known.pageSizeBytes() <= MAX_PAGE_SIZE_BYTES) {
      return known.pageSizeBytes();
    }
    return DEFAULT_PAGE_SIZE_BYTES;
  }

  private DeviceSections devices() {
    return Objects.requireNonNull(devices, "known once the header is read");
  }

  /** What may follow the end byte: the description, and nothing else. */
  private void afterEnd() throws IOException, MalformedFileException {
    long offset = cursor.position();
    if (cursor.remaining() == 0) {
      findings.add(
          Rule.DESCRIPTION_MISSING,
          offset,
          null,
          "stream",
          "end of file",
          "a description of the device state",
          "a machine type with suppress-vmdesc=on, or a file truncated by its last part");
      return;
    }
    if (cursor.u8("description") == SectionType.DESCRIPTION.code()) {
      long length = cursor.u32("description's length");
      cursor.skip(length, "description");
      understoodUpTo = cursor.position();
      Description known = devices().descriptionAt(offset, length);
      if (known != null) {
        checkDescription(known, offset);
      }
    }
    if (understoodUpTo < file.sizeBytes()) {
      findings.add(
          Rule.TRAILING_BYTES,
          understoodUpTo,
          null,
          "file",
          file.sizeBytes() - understoodUpTo + " bytes behind the stream's end",
          "the end of the file",
          "written over a longer file, or padded");
    }
  }

  private void checkDescription(Description known, long offset) {
    if (known.pageSizeBytes() != pageSize) {
      findings.add(
          Rule.DESCRIPTION_PAGE_SIZE,
          offset,
          null,
          "description",
          "page_size " + known.pageSizeBytes(),
          "the target's page size " + pageSize,
          null);
    }
    if (devices().met() < known.devices().size()) {
      findings.add(
          Rule.DEVICE_ORDER,
          offset,
          null,
          "description",
          known.devices().size() + " devices",
          "the " + devices().met() + " that the stream has",
          null);
    }
  }

  private void checkRam() {
    if (firstRecord < 0) {
      findings.add(Rule.RAM_MISSING, understoodUpTo, null, "stream", "no RAM section", "one", null);
    } else if (!ramEnded) {
      findings.add(
          Rule.RAM_UNFINISHED, understoodUpTo, null, "RAM section", "no end section", "one", null);
    }
    if (pages == null) {
      return;
    }
    boolean ignoreShared = configuration.capabilities().contains(Configuration.IGNORE_SHARED);
    for (int i = 0; i < blocks.size(); i++) {
      boolean leftOut = ignoreShared && pages.sent(i).count() == 0;
      long missing = pages.sent(i).firstMissing();
      if (!leftOut && missing < blocks.get(i).pages()) {
        findings.add(
            Rule.PAGES_MISSING,
            blocks.get(i).headerOffsetBytes(),
            blocks.get(i).name(),
            "pages",
            "page " + missing + " never sent",
            "each of the " + blocks.get(i).pages() + " pages at least once",
            null);
      }
    }
  }

  private static MalformedFileException unknownType(long offset, int code) {
    return malformed(
        Rule.SECTION_TYPE,
        offset,
        "section type",
        String.format("0x%02x", code),
        "00, 01, 02, 03, 04 or 08");
  }

  private static MalformedFileException malformed(
      Rule rule, long offset, String structure, String found, String expected) {
    return new MalformedFileException(rule, offset, structure, found, expected, null);
  }
}
