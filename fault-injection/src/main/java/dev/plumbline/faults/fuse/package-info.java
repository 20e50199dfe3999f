/**
 * A plan's faults as a mounted filesystem, for any program: {@link
 * dev.plumbline.faults.fuse.FaultFilesystem} serves one in this process, {@link
 * dev.plumbline.faults.fuse.FaultMount} has one served by a process of its own, which is what
 * everything but the {@code faultfs} command wants: a program that uses a filesystem that it serves
 * itself can wait for itself forever.
 *
 * <p>The server speaks the kernel's FUSE protocol on {@code /dev/fuse} by itself, through {@link
 * java.lang.foreign}, and needs no library. What spoke for that:
 *
 * <ul>
 *   <li>The faults need all of the protocol: {@code FOPEN_DIRECT_IO}, so that a short transfer
 *       reaches the program as short and each of its requests comes through as it was made; {@code
 *       FOPEN_PARALLEL_DIRECT_WRITES}, so that channels write side by side; the open flags with
 *       each request; {@code FUSE_INTERRUPT}, so that a program that hangs can be killed. Bindings
 *       on Maven Central reach some of this by reflection only, and lack {@code lseek} and {@code
 *       fallocate}.
 *   <li>libfuse3 has to be installed and found, and its structures have changed between minor
 *       versions. The kernel's protocol is versioned and keeps what it had.
 *   <li>A request is read to where its data begins at a page, so that a direct write to the backing
 *       file takes it from there; libfuse decides itself where data lies.
 * </ul>
 *
 * <p>Mounting is {@code mount(2)} as root. Others need the program {@code fusermount3}, as with
 * libfuse.
 */
@NullMarked
package dev.plumbline.faults.fuse;

import org.jspecify.annotations.NullMarked;
