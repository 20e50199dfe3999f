/**
 * The backing directory: its nodes, the changes made to it, and which of them were synced. {@link
 * dev.plumbline.faults.fuse.backing.PlainStore} makes changes and counts what is unsynced; {@link
 * dev.plumbline.faults.fuse.backing.JournaledStore} can also take them back, as a power cut does.
 *
 * <p>What counts as synced is what POSIX promises and no more: a file's bytes and length after a
 * sync of the file, a name after a sync of its directory. Attributes, and directories made and
 * removed, count as synced at once.
 */
@NullMarked
package dev.plumbline.faults.fuse.backing;

import org.jspecify.annotations.NullMarked;
