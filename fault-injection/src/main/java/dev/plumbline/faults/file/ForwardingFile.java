package dev.plumbline.faults.file;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that does what another does; whoever extends it changes some of that. */
public class ForwardingFile implements PositionedFile {

  private final PositionedFile file;

  /** A file that forwards to another. */
  protected ForwardingFile(PositionedFile file) {
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
