package dev.plumbline.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The port through which files are opened, appear and disappear; {@link PositionedFile} is what
 * comes out of it. The real one is {@link #REAL}; faults, crashes and whole runs in memory come in
 * here.
 */
public interface Disk {

  /** The operating system's filesystems. */
  Disk REAL = new RealDisk();

  /**
   * What stands at a path.
   *
   * @param followLinks whether it is what a symbolic link leads to that counts
   * @throws IOException when that can't be found out
   */
  FileKind kind(Path path, boolean followLinks) throws IOException;

  /**
   * Opens a regular file or block device for reading.
   *
   * @throws IOException when it doesn't exist, can't be opened or is of the wrong kind
   */
  PositionedFile openForReading(Path path) throws IOException;

  /**
   * Opens an existing regular file or block device for reading and writing, and locks it against
   * others that would write it this way.
   *
   * @throws IOException when it can't be opened, is of the wrong kind, or is locked
   */
  PositionedFile openForUpdate(Path path) throws IOException;

  /**
   * Opens one more descriptor of an existing file, as channels use it.
   *
   * @param forWriting whether for writing only, or else for reading only
   * @param direct whether with {@code O_DIRECT}; requests must then be aligned
   * @throws IOException when it can't be opened
   */
  PositionedFile openChannel(Path path, boolean forWriting, boolean direct) throws IOException;

  /**
   * What direct requests on a file must be aligned to, see {@link DirectIoAlignment#stated}.
   *
   * @throws IOException when it can't be opened or asked
   */
  DirectIoAlignment alignment(Path path) throws IOException;

  /**
   * The block size of a file's filesystem, see {@link DirectIoAlignment#effectiveBytes}.
   *
   * @throws IOException when it can't be asked
   */
  int blockSizeBytes(Path path) throws IOException;

  /**
   * Creates a file that must not exist yet, mode 0600, for reading and writing, to be renamed or
   * deleted.
   *
   * @throws IOException when it exists or can't be created
   */
  PositionedFile createTemporary(Path path) throws IOException;

  /**
   * Keeps others away from a place where a file is to appear, and from what is there already.
   *
   * @return the lock, to be closed
   * @throws IOException when the directory is missing or not writable, or somebody else has locked
   *     the place
   */
  Closeable lockPlace(Path place) throws IOException;

  /**
   * Gives a temporary file its name, in place of what was there, at once and as a whole.
   *
   * @throws IOException when it fails; both names are then as they were
   */
  void rename(Path temporary, Path target) throws IOException;

  /**
   * Puts a directory's names on stable storage.
   *
   * @throws IOException when it fails
   */
  void syncDirectory(Path directory) throws IOException;

  /**
   * Deletes a temporary file, if it is there.
   *
   * @throws IOException when it fails
   */
  void delete(Path temporary) throws IOException;
}
