/**
 * A disk in memory on which things go wrong: {@link dev.plumbline.faults.file.FaultyDisk} is the
 * port for file access with strict rules for direct I/O, the faults of a plan, and two copies of
 * everything, what the program sees and what the platter has, so that the power can fail. The
 * reference implementation saves and restores on it by the very code that it uses on a real one.
 *
 * <p>What it promises is what POSIX does and no more: a file's data and length are on the platter
 * once the file was synced, its name once its directory was; of everything else any part may be, in
 * any order. {@link dev.plumbline.faults.file.SeededCrew} runs channels one at a time in an order
 * that a seed chooses, so that a run with several channels can be repeated.
 */
@NullMarked
package dev.plumbline.faults.file;

import org.jspecify.annotations.NullMarked;
