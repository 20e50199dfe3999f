package dev.plumbline.faults.fuse.backing;

/**
 * Bytes kept in the {@link Spool}.
 *
 * @param spoolOffset where they begin there
 * @param lengthBytes how many
 */
record Saved(long spoolOffset, long lengthBytes) {

  static final Saved NOTHING = new Saved(0, 0);
}
