package dev.plumbline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link PositionedFile} on a {@link FileChannel}; extents through a second descriptor opened when
 * first asked, and so are holes made.
 */
public final class ChannelFile implements PositionedFile {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(
          EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  /** The JDK reads into the heap by way of native memory of the same length, and keeps that. */
  private static final int MAX_HEAP_READ_BYTES = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final FileIdentity identity;
  private final @Nullable AdvisoryLock lock;
  private @Nullable DataSeeker seeker;
  private @Nullable FileSpace space;

  private ChannelFile(
      Path path, FileChannel channel, FileIdentity identity, @Nullable AdvisoryLock lock) {
    this.path = path;
    this.channel = channel;
    this.identity = identity;
    this.lock = lock;
  }

  /**
   * Opens a regular file or block device for reading. Anything else (a directory, a pipe, a
   * character device) is refused before it could block.
   *
   * @throws IOException when it doesn't exist, can't be opened or is of the wrong kind
   */
  public static ChannelFile openForReading(Path path) throws IOException {
    return open(path, null, Set.of(StandardOpenOption.READ));
  }

  /** Opens an existing file, and makes sure which one that was. */
  static ChannelFile open(Path path, @Nullable AdvisoryLock lock, Set<OpenOption> options)
      throws IOException {
    FileIdentity identity = requireFile(path);
    FileChannel channel = FileChannel.open(path, options);
    try {
      identity.requireUnchanged();
      return new ChannelFile(path, channel, identity, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileIdentity requireFile(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new IOException(path + ": is a directory, not a migration file");
    }
    if (!attributes.isRegularFile() && !BlockDevices.isBlockDevice(path)) {
      throw new IOException(path + ": is neither a regular file nor a block device");
    }
    return FileIdentity.of(path, attributes);
  }

  /**
   * Opens an existing file or block device for reading and writing, and locks it against others
   * that would write it this way.
   *
   * @throws IOException when it can't be opened, is of the wrong kind, or is locked
   */
  public static ChannelFile openForUpdate(Path path) throws IOException {
    requireFile(path);
    AdvisoryLock lock = AdvisoryLock.ofFile(path);
    try {
      return open(path, lock, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Creates a file that must not exist yet, mode 0600, never through a symbolic link, for reading
   * and writing.
   *
   * @throws IOException when it exists or can't be created
   */
  public static ChannelFile createNew(Path path) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    FileChannel channel = FileChannel.open(path, options, OWNER_ONLY);
    try {
      return new ChannelFile(path, channel, FileIdentity.of(path), null);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public FileIdentity identity() {
    return identity;
  }

  @Override
  public int read(ByteBuffer target, long positionBytes) throws IOException {
    int limit = target.limit();
    if (!target.isDirect() && target.remaining() > MAX_HEAP_READ_BYTES) {
      target.limit(target.position() + MAX_HEAP_READ_BYTES);
    }
    try {
      return channel.read(target, positionBytes);
    } catch (IOException e) {
      throw failed("read", positionBytes, e);
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public int write(ByteBuffer source, long positionBytes) throws IOException {
    try {
      return channel.write(source, positionBytes);
    } catch (IOException e) {
      throw failed("write", positionBytes, e);
    }
  }

  @Override
  public long sizeBytes() throws IOException {
    return channel.size();
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    try {
      if (sizeBytes > channel.size()) {
        grow(sizeBytes);
      } else {
        channel.truncate(sizeBytes);
      }
    } catch (IOException e) {
      throw failed("truncate", sizeBytes, e);
    }
  }

  /**
   * FileChannel.truncate never grows a file, and a byte written at the new end would allocate a
   * block. Mapping nothing past the end calls ftruncate first and then maps nothing.
   */
  private void grow(long sizeBytes) throws IOException {
    channel.map(FileChannel.MapMode.READ_WRITE, sizeBytes, 0);
    if (channel.size() < sizeBytes) {
      FullTransfers.writeFully(this, ByteBuffer.allocate(1), sizeBytes - 1);
    }
  }

  /** Java's messages name neither the file nor the place. */
  private IOException failed(String call, long positionBytes, IOException cause) {
    String reason = cause.getMessage() == null ? "interrupted or closed" : cause.getMessage();
    return new IOException(
        path + ": " + call + " failed: " + reason + ": offset=" + positionBytes, cause);
  }

  @Override
  public void sync() throws IOException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw failed("sync", 0, e);
    }
  }

  @Override
  public synchronized Extent dataFrom(long positionBytes) throws IOException {
    if (seeker == null) {
      if (!identity.isRegular()) {
        return positionBytes < sizeBytes() ? new Extent(positionBytes, sizeBytes()) : Extent.NONE;
      }
      seeker = DataSeeker.open(path, identity);
    }
    return seeker.dataFrom(positionBytes);
  }

  @Override
  public synchronized void zero(long positionBytes, long lengthBytes) throws IOException {
    if (space == null) {
      space = FileSpace.of(this);
    }
    space.punchHole(positionBytes, lengthBytes);
  }

  @Override
  public synchronized void close() throws IOException {
    try (AdvisoryLock held = lock;
        DataSeeker closing = seeker;
        FileSpace freed = space) {
      channel.close();
    } finally {
      seeker = null;
      space = null;
    }
  }
}
