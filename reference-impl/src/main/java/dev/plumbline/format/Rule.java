package dev.plumbline.format;

/**
 * What must hold of a migration file. The ids are stable: scripts match on them, so a rule may be
 * retired but its id is never reused. The table in {@code docs/format.md} is generated from here.
 */
public enum Rule {
  STREAM_MAGIC(
      "stream-magic", Severity.ERROR, "frame", "The stream starts with the magic bytes QEVM."),
  STREAM_VERSION("stream-version", Severity.ERROR, "frame", "The stream's version is 3."),
  FILE_EMPTY(
      "file-empty",
      Severity.ERROR,
      "frame",
      "The file holds at least a stream header after the offset."),
  FILE_COMPRESSED(
      "file-compressed",
      Severity.ERROR,
      "libvirt",
      "The stream is not compressed; a compressed one is unpacked first."),
  LIBVIRT_HEADER(
      "libvirt-header",
      Severity.ERROR,
      "libvirt",
      "A libvirt save image's header is one this tool knows."),
  LIBVIRT_PARTIAL(
      "libvirt-partial",
      Severity.ERROR,
      "libvirt",
      "A libvirt save image is marked as complete (LibvirtQemudSave)."),
  TRUNCATED(
      "truncated",
      Severity.ERROR,
      "frame",
      "Every structure and every set page lies inside the file."),
  CONFIGURATION(
      "configuration",
      Severity.ERROR,
      "configuration",
      "The configuration section is well formed."),
  CONFIGURATION_MISSING(
      "configuration-missing",
      Severity.NOTE,
      "configuration",
      "The stream has a configuration section."),
  SECTION_TYPE(
      "section-type", Severity.ERROR, "frame", "Every section begins with a known type byte."),
  SECTION_ORDER(
      "section-order",
      Severity.ERROR,
      "frame",
      "Part and end sections belong to a section that was started."),
  SECTION_DUPLICATE(
      "section-duplicate", Severity.ERROR, "frame", "No section id is used for two sections."),
  SECTION_FOOTER(
      "section-footer",
      Severity.ERROR,
      "frame",
      "A footer with the section's id follows each section."),
  SECTION_UNKNOWN(
      "section-unknown",
      Severity.ERROR,
      "frame",
      "Every section is the RAM section or in the description."),
  END_MISSING("end-missing", Severity.ERROR, "frame", "An end byte closes the sections."),
  RAM_MISSING("ram-missing", Severity.ERROR, "ram", "The stream has a RAM section."),
  RAM_VERSION("ram-version", Severity.ERROR, "ram", "The RAM section's version is 4."),
  RAM_RECORD(
      "ram-record",
      Severity.ERROR,
      "ram",
      "RAM records carry only flags that are legal in a file."),
  RAM_UNFINISHED("ram-unfinished", Severity.ERROR, "ram", "An end section closes the RAM section."),
  RAM_TOTAL(
      "ram-total", Severity.ERROR, "ram", "The blocks' lengths add up to the total RAM size."),
  PAGES_MISSING(
      "pages-missing",
      Severity.ERROR,
      "stream-form",
      "Each page of each block is sent at least once."),
  BLOCK_NAME(
      "block-name", Severity.ERROR, "ram", "Block names are unique, not empty, and without NUL."),
  BLOCK_LENGTH(
      "block-length",
      Severity.ERROR,
      "ram",
      "A block's length is a multiple of the target page size, and not zero."),
  HEADER_VERSION(
      "header-version", Severity.ERROR, "mapped-ram", "The mapped-ram header's version is 1."),
  HEADER_PAGE_SIZE(
      "header-page-size",
      Severity.ERROR,
      "mapped-ram",
      "The mapped-ram header's page size is the target's."),
  BITMAP_OFFSET(
      "bitmap-offset",
      Severity.ERROR,
      "mapped-ram",
      "The bitmap lies between its header and its page region."),
  PAGES_ALIGNMENT(
      "pages-alignment",
      Severity.ERROR,
      "mapped-ram",
      "The page region's offset is a multiple of the page size."),
  PAGES_WRITER_ALIGNMENT(
      "pages-writer-alignment",
      Severity.WARNING,
      "mapped-ram",
      "The page region's offset is a multiple of 1 MiB, where QEMU puts it."),
  BITMAP_WRITER_OFFSET(
      "bitmap-writer-offset",
      Severity.WARNING,
      "mapped-ram",
      "The bitmap begins right after the mapped-ram header, where QEMU puts it."),
  REGION_OVERLAP(
      "region-overlap",
      Severity.ERROR,
      "mapped-ram",
      "A page region begins behind everything before it."),
  REGION_OUTSIDE(
      "region-outside",
      Severity.ERROR,
      "mapped-ram",
      "Bitmaps and page regions lie inside the file."),
  BITS_PAST_END(
      "bits-past-end",
      Severity.NOTE,
      "mapped-ram",
      "No bitmap bit past the block's last page is set."),
  BITMAP_ORDER(
      "bitmap-order",
      Severity.WARNING,
      "mapped-ram",
      "The file's holes fit the bitmap in the byte order it is read with."),
  SET_PAGE_IN_HOLE(
      "set-page-in-hole",
      Severity.ERROR,
      "mapped-ram",
      "No page whose bit is set lies in a hole of the file."),
  BITMAP_ALL_ZERO(
      "bitmap-all-zero",
      Severity.ERROR,
      "mapped-ram",
      "A block with data in its page region has bits set."),
  BITMAP_MISSES_DATA(
      "bitmap-misses-data",
      Severity.ERROR,
      "mapped-ram",
      "A bitmap that isn't where QEMU puts it has a bit for each page that isn't zero."),
  ZERO_PAGE_STORED(
      "zero-page-stored", Severity.NOTE, "mapped-ram", "No zero page is stored as data."),
  DESCRIPTION_MISSING(
      "description-missing",
      Severity.WARNING,
      "description",
      "A description of the device state ends the stream."),
  DESCRIPTION_JSON(
      "description-json",
      Severity.ERROR,
      "description",
      "The description is JSON of the documented shape."),
  DESCRIPTION_PAGE_SIZE(
      "description-page-size",
      Severity.ERROR,
      "description",
      "The description's page size is the target's."),
  DEVICE_ORDER(
      "device-order",
      Severity.ERROR,
      "description",
      "Full sections come in the order of the description's devices."),
  DEVICE_STATE(
      "device-state",
      Severity.ERROR,
      "description",
      "Each device's bytes are as its description says."),
  TRAILING_BYTES(
      "trailing-bytes", Severity.WARNING, "frame", "Nothing follows the end of the stream."),
  LIMIT("limit", Severity.ERROR, "limits", "Counts and lengths stay within the reader's limits.");

  private final String id;
  private final Severity severity;
  private final String clause;
  private final String sentence;

  Rule(String id, Severity severity, String clause, String sentence) {
    this.id = id;
    this.severity = severity;
    this.clause = clause;
    this.sentence = sentence;
  }

  /** Stable, e.g. {@code "section-footer"}. */
  public String id() {
    return id;
  }

  /** How bad a violation is. */
  public Severity severity() {
    return severity;
  }

  /** The anchor of the clause in {@code docs/format.md}, without {@code #}. */
  public String clause() {
    return clause;
  }

  /** What must hold, one sentence. */
  public String sentence() {
    return sentence;
  }
}
