package dev.plumbline.faults.fuse.backing;

import org.jspecify.annotations.Nullable;

/** A change that was not synced, with all that is needed to take it back and to make it again. */
sealed interface Change {

  /** What must be synced to make it last: the file, or the directory of the name. */
  Subject subject();

  /**
   * A write.
   *
   * @param before what was there, as far as the file went
   * @param after what is there now
   * @param sizeBefore how long the file was
   */
  record Data(Subject subject, long offsetBytes, Saved before, Saved after, long sizeBefore)
      implements Change {}

  /**
   * A length.
   *
   * @param tail what was cut off
   */
  record Size(Subject subject, long sizeBefore, long sizeAfter, Saved tail) implements Change {}

  /**
   * Space reserved, freed or zeroed.
   *
   * @param mode as {@code fallocate(2)} has it
   * @param before what was there, as far as the file went
   */
  record Space(
      Subject subject, int mode, long offsetBytes, long lengthBytes, Saved before, long sizeBefore)
      implements Change {}

  /**
   * A name was given.
   *
   * @param slot where in the {@link Stash} what it leads to goes when this is taken back
   */
  record Appeared(Subject subject, FileName name, String slot) implements Change {}

  /**
   * A name was taken away.
   *
   * @param slot where in the {@link Stash} what it led to is
   */
  record Vanished(Subject subject, FileName name, String slot) implements Change {}

  /**
   * A name became another.
   *
   * @param subject the directory of the new name
   * @param victim where in the {@link Stash} what the new name led to before is, or null
   * @param isExchange whether the two changed places
   */
  record Renamed(
      Subject from,
      FileName oldName,
      Subject subject,
      FileName newName,
      @Nullable String victim,
      boolean isExchange)
      implements Change {}
}
