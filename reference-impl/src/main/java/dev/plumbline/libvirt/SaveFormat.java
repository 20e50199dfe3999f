package dev.plumbline.libvirt;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the stream in a libvirt save image is stored: the header's format field. */
public enum SaveFormat {
  RAW(0, null),
  GZIP(1, "gzip -dc"),
  BZIP2(2, "bzip2 -dc"),
  XZ(3, "xz -dc"),
  LZOP(4, "lzop -dc"),
  ZSTD(5, "zstd -dc"),
  SPARSE(6, null);

  private final int number;
  private final @Nullable String unpacker;

  SaveFormat(int number, @Nullable String unpacker) {
    this.number = number;
    this.unpacker = unpacker;
  }

  /** The number in the header. */
  int number() {
    return number;
  }

  /**
   * The command that unpacks it from standard input to standard output, or null when it isn't
   * compressed.
   */
  public @Nullable String unpacker() {
    return unpacker;
  }

  /** libvirt's word for it, e.g. {@code "sparse"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a header's number, or null. */
  static @Nullable SaveFormat of(long number) {
    return number >= 0 && number < values().length ? values()[(int) number] : null;
  }
}
