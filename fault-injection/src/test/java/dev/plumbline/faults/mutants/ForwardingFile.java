package dev.plumbline.faults.mutants;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that does what another does; mutants change some of it. */
class ForwardingFile implements PositionedFile {

  final PositionedFile file;

  ForwardingFile(PositionedFile file) {
    this.file = file;
  }

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public int read(ByteBuffer target, long positionBytes) throws IOException {
    return file.read(target, positionBytes);
  }

  @Override
  public int write(ByteBuffer source, long positionBytes) throws IOException {
    return file.write(source, positionBytes);
  }

  @Override
  public long sizeBytes() throws IOException {
    return file.sizeBytes();
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    file.truncate(sizeBytes);
  }

  @Override
  public void sync() throws IOException {
    file.sync();
  }

  @Override
  public Extent dataFrom(long positionBytes) throws IOException {
    return file.dataFrom(positionBytes);
  }

  @Override
  public void zero(long positionBytes, long lengthBytes) throws IOException {
    file.zero(positionBytes, lengthBytes);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
