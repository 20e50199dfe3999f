package dev.plumbline.faults.mutants;

import dev.plumbline.io.DirectIoAlignment;
import dev.plumbline.io.Disk;
import dev.plumbline.io.FileKind;
import dev.plumbline.io.PositionedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A disk that does what another does; mutants change some of it. */
class ForwardingDisk implements Disk {

  final Disk disk;

  ForwardingDisk(Disk disk) {
    this.disk = disk;
  }

  /** Goes between the program and each main descriptor. */
  PositionedFile main(PositionedFile file) {
    return file;
  }

  /** Goes between the program and each channel's descriptor. */
  PositionedFile channel(PositionedFile file) {
    return file;
  }

  @Override
  public FileKind kind(Path path, boolean followLinks) throws IOException {
    return disk.kind(path, followLinks);
  }

  @Override
  public PositionedFile openForReading(Path path) throws IOException {
    return main(disk.openForReading(path));
  }

  @Override
  public PositionedFile openForUpdate(Path path) throws IOException {
    return main(disk.openForUpdate(path));
  }

  @Override
  public PositionedFile openChannel(Path path, boolean forWriting, boolean direct)
      throws IOException {
    return channel(disk.openChannel(path, forWriting, direct));
  }

  @Override
  public DirectIoAlignment alignment(Path path) throws IOException {
    return disk.alignment(path);
  }

  @Override
  public int blockSizeBytes(Path path) throws IOException {
    return disk.blockSizeBytes(path);
  }

  @Override
  public PositionedFile createTemporary(Path path) throws IOException {
    return main(disk.createTemporary(path));
  }

  @Override
  public Closeable lockPlace(Path place) throws IOException {
    return disk.lockPlace(place);
  }

  @Override
  public void rename(Path temporary, Path target) throws IOException {
    disk.rename(temporary, target);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    disk.syncDirectory(directory);
  }

  @Override
  public void delete(Path temporary) throws IOException {
    disk.delete(temporary);
  }
}
