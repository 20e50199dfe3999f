package dev.plumbline.bench.count;

import dev.plumbline.faults.file.ForwardingDisk;
import dev.plumbline.faults.file.ForwardingFile;
import dev.plumbline.io.Disk;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Mistakes that make a program slow and not wrong: what gates are there to notice. */
public final class SlowDowns {

  private static final int SMALL_BYTES = 4096;

  private SlowDowns() {}

  /** Everything that is written is copied first. */
  public static Disk needlessCopy(Disk disk) {
    return new Changed(disk) {
      @Override
      PositionedFile changed(PositionedFile file) {
        return new ForwardingFile(file) {
          @Override
          public int write(ByteBuffer source, long positionBytes) throws IOException {
            byte[] copy = new byte[source.remaining()];
            source.duplicate().get(copy);
            int count = super.write(ByteBuffer.wrap(copy), positionBytes);
            source.position(source.position() + count);
            return count;
          }
        };
      }
    };
  }

  /** No request is larger than a page. */
  public static Disk smallRequests(Disk disk) {
    return new Changed(disk) {
      @Override
      PositionedFile changed(PositionedFile file) {
        return new ForwardingFile(file) {
          @Override
          public int read(ByteBuffer target, long positionBytes) throws IOException {
            int limit = limitToPage(target);
            int count = super.read(target, positionBytes);
            target.limit(limit);
            return count;
          }

          @Override
          public int write(ByteBuffer source, long positionBytes) throws IOException {
            int limit = limitToPage(source);
            int count = super.write(source, positionBytes);
            source.limit(limit);
            return count;
          }
        };
      }
    };
  }

  private static int limitToPage(ByteBuffer buffer) {
    int limit = buffer.limit();
    buffer.limit(Math.min(limit, buffer.position() + SMALL_BYTES));
    return limit;
  }

  private abstract static class Changed extends ForwardingDisk {

    Changed(Disk disk) {
      super(disk);
    }

    abstract PositionedFile changed(PositionedFile file);

    @Override
    protected PositionedFile main(PositionedFile file) {
      return changed(file);
    }

    @Override
    protected PositionedFile channel(PositionedFile file) {
      return changed(file);
    }
  }
}
