package dev.plumbline.kit.properties.monitor;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a save goes: somewhere good, or somewhere that must end in an orderly failure. */
enum Target {
  /** A fresh file or one that is overwritten. */
  FILE(Kind.FILE, "file:%s/a"),
  /** Behind something else, at an odd place. */
  FILE_AT_ODD_OFFSET(Kind.FILE, "file:%s/b,offset=67977"),
  MISSING_DIRECTORY(Kind.BAD, "file:%s/missing/a"),
  DIRECTORY(Kind.BAD, "file:%s"),
  EMPTY_PATH(Kind.BAD, "file:"),
  DEV_FULL(Kind.BAD, "file:/dev/full"),
  BAD_OFFSET(Kind.BAD, "file:%s/c,offset=0x20M"),
  OFFSET_TOO_LARGE(Kind.BAD, "file:%s/c,offset=8E"),
  /** A filesystem that is full after less than the RAM. */
  SMALL_DISK(Kind.SMALL_DISK, "file:%s/a"),
  NO_SUCH_SET(Kind.BAD, "file:/dev/fdset/99"),
  /** Two descriptors without {@code O_DIRECT}. */
  SET_PLAIN(Kind.SET, "file:/dev/fdset/7"),
  /** One with {@code O_DIRECT} and one without. */
  SET_DIRECT(Kind.SET, "file:/dev/fdset/7"),
  NO_SUCH_SCHEME(Kind.BAD, "nosuch:%s/a"),
  NO_LISTENER(Kind.BAD, "unix:%s/nobody"),
  NO_SUCH_DESCRIPTOR(Kind.BAD, "fd:nosuch"),
  PROGRAM_THAT_FAILS(Kind.BAD, "exec:false"),
  PROGRAM_THAT_READS(Kind.PROGRAM, "exec:cat > /dev/null");

  /** What sort of place it is. */
  enum Kind {
    FILE,
    BAD,
    SMALL_DISK,
    SET,
    PROGRAM
  }

  private final Kind kind;
  private final String uri;

  Target(Kind kind, String uri) {
    this.kind = kind;
    this.uri = uri;
  }

  Kind kind() {
    return kind;
  }

  /**
   * QEMU's URI.
   *
   * @param directory where files go
   */
  String uri(Path directory) {
    return uri.formatted(directory);
  }

  /** The file that is written, or null when it is none. */
  @Nullable Path file(Path directory) {
    return switch (this) {
      case FILE, SMALL_DISK -> directory.resolve("a");
      case FILE_AT_ODD_OFFSET -> directory.resolve("b");
      case SET_PLAIN, SET_DIRECT -> directory.resolve("passed");
      default -> null;
    };
  }

  long offsetBytes() {
    return this == FILE_AT_ODD_OFFSET ? 67977 : 0;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
