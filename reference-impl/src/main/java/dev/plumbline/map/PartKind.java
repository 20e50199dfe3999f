package dev.plumbline.map;

/** What a stretch of the file is. */
enum PartKind {
  FOREIGN("before the stream"),
  LIBVIRT_HEADER("libvirt header"),
  LIBVIRT_XML("libvirt XML"),
  STREAM_HEADER("stream header"),
  CONFIGURATION("configuration"),
  RAM_HEAD("RAM section"),
  BLOCK_HEADER("block header"),
  MAPPED_HEADER("mapped-ram header"),
  BITMAP("bitmap"),
  PADDING("padding"),
  PAGES("page region"),
  RECORDS("RAM pages"),
  RAM_END("end of RAM"),
  COMMAND("command"),
  DEVICE("device state"),
  END("end byte"),
  DESCRIPTION("description"),
  TRAILING("trailing bytes"),
  UNREAD("not understood");

  private final String words;

  PartKind(String words) {
    this.words = words;
  }

  /** In the legend and labels. */
  String words() {
    return words;
  }
}
