package dev.plumbline.io;

/** What stands at a path. */
public enum FileKind {
  /** Nothing, or nothing that can be seen. */
  NOTHING,
  REGULAR,
  DIRECTORY,
  SYMBOLIC_LINK,
  BLOCK_DEVICE,
  /** A pipe, a socket, a character device. */
  OTHER
}
