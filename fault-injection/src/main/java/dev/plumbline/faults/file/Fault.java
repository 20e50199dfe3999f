package dev.plumbline.faults.file;

/** One thing that goes wrong, as data. */
public sealed interface Fault {

  /**
   * Each call of a kind that touches a stretch of the file fails with an input/output error.
   *
   * @param call {@link Call#READ} or {@link Call#WRITE}
   * @param startBytes the stretch's first byte
   * @param endBytes the byte after its last
   */
  record ErrorInRange(Call call, long startBytes, long endBytes) implements Fault {}

  /**
   * One call of a kind fails with an input/output error.
   *
   * @param call the kind
   * @param number which one, counted from 1; with several threads it isn't always the same request
   */
  record ErrorAtCall(Call call, long number) implements Fault {}

  /**
   * Some reads or writes transfer less than was asked for, at least one byte. Which ones and how
   * much depends on the request's place and length, so that the order of requests doesn't matter.
   *
   * @param call {@link Call#READ} or {@link Call#WRITE}
   * @param seed chooses them
   * @param percent how many of them, 0 to 100
   */
  record ShortTransfers(Call call, long seed, int percent) implements Fault {}

  /**
   * The file is shorter from some read on: somebody has truncated it.
   *
   * @param sizeBytes its length then
   * @param fromRead the first read that meets it, counted from 1
   */
  record Shrinks(long sizeBytes, long fromRead) implements Fault {}
}
