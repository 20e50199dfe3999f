package dev.plumbline.faults.plan;

/** A part of a migration file, named by what it is and not by where it lies. */
public sealed interface Landmark {

  /** The first eight bytes of the stream. */
  Landmark MAGIC = Whole.MAGIC;

  /** All of the stream before its first block: magic, configuration, the RAM section's start. */
  Landmark HEADER = Whole.HEADER;

  /** All behind the last block's pages. */
  Landmark DEVICE_STATE = Whole.DEVICE_STATE;

  /** The write with which the stream becomes whole. */
  Landmark LAST_WRITE = Whole.LAST_WRITE;

  /** As it stands in a plan, e.g. {@code block[2].bitmap}. */
  String text();

  /** Parts that a stream has one of. */
  enum Whole implements Landmark {
    MAGIC("magic"),
    HEADER("header"),
    DEVICE_STATE("device-state"),
    LAST_WRITE("last-write");

    private final String text;

    Whole(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** Parts that each block has one of. */
  enum Part {
    /** Its entry in the list of blocks and its mapped-ram header. */
    HEADER("header"),
    BITMAP("bitmap"),
    /** Its page region. */
    PAGES("pages");

    private final String text;

    Part(String text) {
      this.text = text;
    }

    /** As it stands in a plan. */
    public String text() {
      return text;
    }
  }

  /**
   * A part of a block.
   *
   * @param block its number in the stream's order, from 0
   * @param part which part
   */
  record OfBlock(int block, Part part) implements Landmark {

    /** Checks the number. */
    public OfBlock {
      if (block < 0) {
        throw new IllegalArgumentException("block=" + block);
      }
    }

    @Override
    public String text() {
      return "block[" + block + "]." + part.text();
    }
  }

  /**
   * One page's place in the page region.
   *
   * @param block the block's number, from 0
   * @param page the page's number in the block, from 0
   */
  record OfPage(int block, long page) implements Landmark {

    /** Checks the numbers. */
    public OfPage {
      if (block < 0 || page < 0) {
        throw new IllegalArgumentException("block=" + block + ", page=" + page);
      }
    }

    @Override
    public String text() {
      return "block[" + block + "].page[" + page + "]";
    }
  }

  /** A block's entry in the list of blocks and its mapped-ram header. */
  static Landmark header(int block) {
    return new OfBlock(block, Part.HEADER);
  }

  /** A block's bitmap. */
  static Landmark bitmap(int block) {
    return new OfBlock(block, Part.BITMAP);
  }

  /** A block's page region. */
  static Landmark pages(int block) {
    return new OfBlock(block, Part.PAGES);
  }

  /** One page's place in the page region. */
  static Landmark page(int block, long page) {
    return new OfPage(block, page);
  }
}
