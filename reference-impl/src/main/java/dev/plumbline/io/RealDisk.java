package dev.plumbline.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** The operating system's filesystems. Temporary files are {@link Leftovers} until renamed. */
final class RealDisk implements Disk {

  @Override
  public FileKind kind(Path path, boolean followLinks) throws IOException {
    LinkOption[] options =
        followLinks ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    if (!Files.exists(path, options)) {
      return FileKind.NOTHING;
    }
    if (Files.isRegularFile(path, options)) {
      return FileKind.REGULAR;
    }
    if (!followLinks && Files.isSymbolicLink(path)) {
      return FileKind.SYMBOLIC_LINK;
    }
    if (Files.isDirectory(path, options)) {
      return FileKind.DIRECTORY;
    }
    return BlockDevices.isBlockDevice(path) ? FileKind.BLOCK_DEVICE : FileKind.OTHER;
  }

  @Override
  public PositionedFile openForReading(Path path) throws IOException {
    return ChannelFile.openForReading(path);
  }

  @Override
  public PositionedFile openForUpdate(Path path) throws IOException {
    return ChannelFile.openForUpdate(path);
  }

  @Override
  public PositionedFile openChannel(Path path, boolean forWriting, boolean direct)
      throws IOException {
    Set<OpenOption> options = new HashSet<>();
    options.add(forWriting ? StandardOpenOption.WRITE : StandardOpenOption.READ);
    if (direct) {
      options.add(directOption());
    }
    return ChannelFile.open(path, null, options);
  }

  /**
   * {@code com.sun.nio.file.ExtendedOpenOption.DIRECT}, by its name: every JDK has it, but the
   * compiler's warning of it can't be switched off, and warnings are errors here.
   */
  private static OpenOption directOption() throws IOException {
    try {
      for (Object option :
          Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
        if (option instanceof OpenOption direct && option.toString().equals("DIRECT")) {
          return direct;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IOException("this Java has no direct I/O (module jdk.unsupported is missing)", e);
    }
    throw new IOException("this Java has no direct I/O (ExtendedOpenOption.DIRECT is missing)");
  }

  @Override
  public DirectIoAlignment alignment(Path path) throws IOException {
    return DirectIoAlignment.stated(path);
  }

  @Override
  public int blockSizeBytes(Path path) throws IOException {
    return FileCalls.blockSizeBytes(path);
  }

  @Override
  public PositionedFile createTemporary(Path path) throws IOException {
    Leftovers.add(path);
    try {
      return ChannelFile.createNew(path);
    } catch (IOException e) {
      Leftovers.keep(path);
      throw e;
    }
  }

  @Override
  public Closeable lockPlace(Path place) throws IOException {
    return AdvisoryLock.ofPlace(place);
  }

  @Override
  public void rename(Path temporary, Path target) throws IOException {
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Leftovers.keep(temporary);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void delete(Path temporary) throws IOException {
    Leftovers.delete(temporary);
  }
}
