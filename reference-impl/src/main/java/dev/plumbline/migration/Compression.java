package dev.plumbline.migration;

import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Quoted;
import dev.plumbline.format.Rule;
import dev.plumbline.libvirt.SaveImage;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Compressed streams, told by their first bytes: named and refused with the command that unpacks
 * them.
 */
final class Compression {

  private enum Kind {
    GZIP("1f8b", "gzip -dc"),
    BZIP2("425a68", "bzip2 -dc"),
    XZ("fd377a585a00", "xz -dc"),
    LZOP("894c5a4f000d0a1a0a", "lzop -dc"),
    ZSTD("28b52ffd", "zstd -dc");

    /** In hexadecimal digits. */
    private final String magic;

    private final String unpacker;

    Kind(String magic, String unpacker) {
      this.magic = magic;
      this.unpacker = unpacker;
    }
  }

  private Compression() {}

  /** Refuses a compressed stream. */
  static void refuse(byte[] firstBytes, String path) throws MalformedFileException {
    for (Kind kind : Kind.values()) {
      if (HexFormat.of().formatHex(firstBytes).startsWith(kind.magic)) {
        throw new MalformedFileException(
            Rule.FILE_COMPRESSED,
            0,
            "file",
            kind.name().toLowerCase(Locale.ROOT) + " data",
            "a migration stream or libvirt save image",
            "unpack it first: " + kind.unpacker + " < " + shell(path) + " > UNPACKED");
      }
    }
  }

  /** Refuses a libvirt image whose stream is compressed. */
  static void refuse(SaveImage image, String path) throws MalformedFileException {
    String unpacker = image.format().unpacker();
    if (unpacker != null) {
      throw new MalformedFileException(
          Rule.FILE_COMPRESSED,
          28,
          "libvirt save image",
          "format " + image.format().word(),
          "raw or sparse",
          "unpack its stream first: tail -c +"
              + (image.streamOffsetBytes() + 1)
              + " "
              + shell(path)
              + " | "
              + unpacker
              + " > STREAM");
    }
  }

  private static String shell(String path) {
    String safe = Quoted.bare(path);
    return safe.matches("[A-Za-z0-9_./+-]+") ? safe : "'" + safe.replace("'", "'\\''") + "'";
  }
}
