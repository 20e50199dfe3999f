package dev.plumbline.bench.count;

import dev.plumbline.faults.file.ForwardingDisk;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.io.DirectIoAlignment;
import dev.plumbline.io.Disk;
import dev.plumbline.io.FileKind;
import dev.plumbline.io.PositionedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/** A disk whose calls are counted, apart for each kind of file. */
public final class CountingDisk extends ForwardingDisk {

  private final Function<Path, Tally> tallies;

  /**
   * A disk.
   *
   * @param disk what carries the calls out
   * @param tallies who counts the calls on a path
   */
  public CountingDisk(Disk disk, Function<Path, Tally> tallies) {
    super(disk);
    this.tallies = tallies;
  }

  private Tally other(Path path) {
    Tally tally = tallies.apply(path);
    tally.one(Counted.OTHER_CALLS);
    return tally;
  }

  @Override
  protected PositionedFile main(PositionedFile file) {
    return new CountingFile(file, other(file.path()), null);
  }

  @Override
  public PositionedFile openChannel(Path path, boolean forWriting, boolean direct)
      throws IOException {
    Tally tally = other(path);
    PositionedFile file = disk().openChannel(path, forWriting, direct);
    return new CountingFile(file, tally, direct ? demand(path) : null);
  }

  /** What the kernel, Java and the page cache demand; see {@link DirectIoAlignment}. */
  private Fault.Strict demand(Path path) throws IOException {
    DirectIoAlignment alignment = disk().alignment(path);
    int bytes = alignment.effectiveBytes(disk().blockSizeBytes(path));
    return new Fault.Strict(bytes, bytes);
  }

  @Override
  public FileKind kind(Path path, boolean followLinks) throws IOException {
    other(path);
    return super.kind(path, followLinks);
  }

  @Override
  public DirectIoAlignment alignment(Path path) throws IOException {
    other(path);
    return super.alignment(path);
  }

  @Override
  public int blockSizeBytes(Path path) throws IOException {
    other(path);
    return super.blockSizeBytes(path);
  }

  @Override
  public Closeable lockPlace(Path place) throws IOException {
    other(place);
    return super.lockPlace(place);
  }

  @Override
  public void rename(Path temporary, Path target) throws IOException {
    other(target);
    super.rename(temporary, target);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    tallies.apply(directory).one(Counted.SYNCS);
    super.syncDirectory(directory);
  }

  @Override
  public void delete(Path temporary) throws IOException {
    other(temporary);
    super.delete(temporary);
  }
}
