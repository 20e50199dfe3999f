package dev.plumbline.libvirt;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the stream in a libvirt save image is stored: the header's format field. */
public enum SaveFormat {
  RAW(null),
  GZIP("gzip -dc"),
  BZIP2("bzip2 -dc"),
  XZ("xz -dc"),
  LZOP("lzop -dc"),
  ZSTD("zstd -dc"),
  SPARSE(null);

  private final @Nullable String unpacker;

  SaveFormat(@Nullable String unpacker) {
    this.unpacker = unpacker;
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
