package dev.plumbline.stream;

/** How RAM lies in the file. */
public enum Form {
  /** Pages in the order they were sent, in rounds; the last of each holds. */
  STREAM("stream"),
  /** Each page at its own place, found through a bitmap. */
  MAPPED_RAM("mapped-ram");

  private final String word;

  Form(String word) {
    this.word = word;
  }

  /** As in JSON output. */
  public String word() {
    return word;
  }
}
