package dev.plumbline.faults.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of calls on files that faults are injected into. */
public enum Call {
  OPEN("open(2)"),
  READ("read(2), pread(2)"),
  WRITE("write(2), pwrite(2)"),
  /** A file's length is set. */
  TRUNCATE("truncate(2)"),
  /** Space is reserved, zeroed or given back: {@code fallocate}. */
  ALLOCATE("fallocate(2)"),
  /** Data and holes are looked for: {@code SEEK_DATA}, {@code SEEK_HOLE}. */
  SEEK("lseek(2)"),
  /** A file's length is asked for. */
  SIZE("stat(2)"),
  SYNC("fsync(2)"),
  CLOSE("close(2)"),
  RENAME("rename(2)"),
  UNLINK("unlink(2)"),
  /** A directory is put on stable storage. */
  SYNC_DIRECTORY("fsync(2)");

  private final String manualPages;

  Call(String manualPages) {
    this.manualPages = manualPages;
  }

  /** As it is named in plans, logs and messages, e.g. {@code "sync-directory"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The manual pages that describe it, e.g. {@code "fsync(2)"}. */
  public String manualPages() {
    return manualPages;
  }

  /** Whether it is about a place in the file: these alone can be triggered by place. */
  public boolean hasPlace() {
    return switch (this) {
      case READ, WRITE, TRUNCATE, ALLOCATE, SEEK -> true;
      case OPEN, SIZE, SYNC, CLOSE, RENAME, UNLINK, SYNC_DIRECTORY -> false;
    };
  }

  /** Whether it moves bytes. */
  public boolean isTransfer() {
    return this == READ || this == WRITE;
  }

  /** The call of a name, or null. */
  public static @Nullable Call of(String word) {
    for (Call call : values()) {
      if (call.word().equals(word)) {
        return call;
      }
    }
    return null;
  }
}
