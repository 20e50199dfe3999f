/**
 * The one narrow port for file I/O ({@link dev.plumbline.io.Disk} opens, publishes and locks files,
 * {@link dev.plumbline.io.PositionedFile} reads and writes them), its POSIX side, data extents,
 * direct I/O and its alignment, and publishing a file whole or not at all. Knows nothing of the
 * format.
 *
 * <p>Which call goes which way, and why:
 *
 * <ul>
 *   <li><b>{@link java.nio.channels.FileChannel}</b> ({@link dev.plumbline.io.ChannelFile}, and
 *       with {@code ExtendedOpenOption.DIRECT} {@link dev.plumbline.io.DirectFiles}): every
 *       positioned read and write of a save or restore, size, truncate and sync. It starts at once,
 *       allocates nothing per request and measured fastest. It keeps no errno, and it checks
 *       alignment itself: it demands the filesystem's block size ({@code f_frsize}) whatever the
 *       kernel would take, so no {@code EINVAL} of the kernel's ever comes through.
 *   <li><b>{@link java.lang.foreign}</b>: what Java has no call for. {@code lseek} with {@code
 *       SEEK_DATA} and {@code SEEK_HOLE} ({@link dev.plumbline.io.PositionedFile#dataFrom}); {@code
 *       statx} with {@code STATX_DIOALIGN} and {@code statvfs} ({@link
 *       dev.plumbline.io.DirectIoAlignment}); {@code fallocate} ({@link
 *       dev.plumbline.io.FileSpace}); {@code mmap} and {@code madvise} ({@link
 *       dev.plumbline.io.HugeBuffers}). Each group is bound when first used: the first of all takes
 *       about a tenth of a second, so a buffered open asks for none.
 *   <li><b>jnr-posix</b> ({@link dev.plumbline.io.RawFile} alone): {@code open} with any flags,
 *       {@code fcntl}, {@code pread} and {@code pwrite} at any address, offset and length, with the
 *       kernel's own answer. Probing of alignments and tests on real filesystems need that. Loading
 *       it takes about a third of a second and a request costs twice the processor time, so
 *       commands that can do without never load it; a test holds them to that.
 * </ul>
 *
 * <p>Direct I/O comes in two alignments. What the kernel demands is {@link
 * dev.plumbline.io.DirectIoAlignment}; what requests here keep to is its {@link
 * dev.plumbline.io.DirectIoAlignment#effectiveBytes}: the largest of the kernel's demands, Java's,
 * and a page, because a buffered descriptor on the same file works in pages.
 */
@NullMarked
package dev.plumbline.io;

import org.jspecify.annotations.NullMarked;
