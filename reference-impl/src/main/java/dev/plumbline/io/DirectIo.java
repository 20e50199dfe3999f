package dev.plumbline.io;

/** Whether a file is to be read or written past the page cache. */
public enum DirectIo {
  /** Yes, or not at all. */
  ON,
  /** No. */
  OFF,
  /** Where the filesystem can, and buffered with a notice where it can't. */
  AUTO
}
