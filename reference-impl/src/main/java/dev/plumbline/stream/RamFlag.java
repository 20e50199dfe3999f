package dev.plumbline.stream;

/**
 * The flags in the low bits of a RAM record's first u64; the rest of it is an address in the block,
 * or a size.
 */
public enum RamFlag {
  ZERO(0x002, "A page of one byte's value: the fill byte follows, always 0."),
  SIZES(0x004, "The address is the total RAM size; the list of blocks follows."),
  PAGE(0x008, "The page's bytes follow."),
  END_OF_PART(0x010, "Ends this section's records."),
  SAME_BLOCK(0x020, "With ZERO or PAGE: the block of the record before; no name follows."),
  XBZRLE(0x040, "A page as a difference to its last content. Not read here."),
  HOOK(0x080, "RDMA's. Never in a file."),
  COMPRESSED(0x100, "A compressed page, up to QEMU 9.0. Not read here."),
  MULTIFD_FLUSH(0x200, "Multifd's over sockets. Never in a file.");

  private final int bit;
  private final String description;

  RamFlag(int bit, String description) {
    this.bit = bit;
    this.description = description;
  }

  /** The flag's bit. */
  public int bit() {
    return bit;
  }

  /** What it means, for the specification. */
  public String description() {
    return description;
  }
}
