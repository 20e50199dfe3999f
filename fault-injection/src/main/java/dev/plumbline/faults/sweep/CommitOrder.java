package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.inject.KnownLayout;
import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Landmark;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In what order a save must come to its end, seen at the disk: a bitmap's set bit only when that
 * page is in the file; the stream's first bytes only when everything else is, and on the platter if
 * the file is there for others to see.
 */
public final class CommitOrder {

  private final SaveOperation operation;
  private final KnownLayout layout;
  private final byte[] whole;
  private final SweepReport report = new SweepReport();

  private CommitOrder(SaveOperation operation, KnownLayout layout, byte[] whole) {
    this.operation = operation;
    this.layout = layout;
    this.whole = whole;
  }

  /**
   * Runs a save twice without faults: to learn where things go, and to see in which order.
   *
   * @param operation must write the same in both runs
   */
  public static SweepReport over(SaveOperation operation) {
    FaultyDisk first = operation.prepare();
    try {
      operation.run(first);
      KnownLayout layout = layout(first, operation.offsetBytes());
      byte[] whole = first.content(SaveOperation.TARGET);
      if (layout == null || whole == null) {
        return broken("saved no stream");
      }
      CommitOrder order = new CommitOrder(operation, layout, whole);
      FaultyDisk second = operation.prepare();
      second.inject(Plan.EMPTY, FaultLog.NONE);
      second.observe(event -> order.look(second, event));
      operation.run(second);
      return order.report;
    } catch (IOException | RuntimeException e) {
      return broken("failed without any fault: " + e);
    }
  }

  private static SweepReport broken(String how) {
    SweepReport report = new SweepReport();
    report.state();
    report.violated(how);
    return report;
  }

  private static @Nullable KnownLayout layout(FaultyDisk disk, long offset) throws IOException {
    try (MigrationFile file =
        MigrationFile.open(disk, SaveOperation.TARGET, offset, BitmapOrder.LITTLE)) {
      StreamModel model = file.model();
      return model == null ? null : KnownLayout.of(model);
    }
  }

  private void look(FaultyDisk disk, Event event) {
    ByteRange touched = event.range();
    ByteBuffer content = event.content();
    if (event.call() != Call.WRITE || touched == null || content == null) {
      return;
    }
    report.point();
    report.state();
    Path path = Path.of(event.file());
    ByteRange magic = layout.find(Landmark.MAGIC, event);
    if (magic != null && magic.touches(touched) && !isZero(content)) {
      begins(disk, path, magic);
    }
    List<byte[]> blocks = List.copyOf(operation.ram().blocks().values());
    for (int block = 0; block < blocks.size(); block++) {
      ByteRange bitmap = layout.find(Landmark.bitmap(block), event);
      if (bitmap != null && bitmap.touches(touched)) {
        for (int page : missing(disk, path, block, blocks.get(block), bitmap, event)) {
          report.violated(
              "the bitmap of block " + block + " is written before its page " + page + " is there");
        }
      }
    }
  }

  private static boolean isZero(ByteBuffer content) {
    for (int i = content.position(); i < content.limit(); i++) {
      if (content.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private void begins(FaultyDisk disk, Path path, ByteRange magic) {
    byte[] now = disk.content(path);
    if (now == null || !sameWithout(now, whole, magic)) {
      report.violated("the stream's first bytes are written before the rest is there");
    } else if (path.equals(SaveOperation.TARGET) && disk.unsyncedCount() > 0) {
      report.violated(
          "the stream's first bytes are written before the rest is synced: " + disk.unsynced());
    }
  }

  private static boolean sameWithout(byte[] now, byte[] whole, ByteRange magic) {
    byte[] one = now.clone();
    byte[] other = whole.clone();
    int end = (int) magic.endBytes();
    if (one.length < end || other.length < end) {
      return false;
    }
    Arrays.fill(one, (int) magic.startBytes(), end, (byte) 0);
    Arrays.fill(other, (int) magic.startBytes(), end, (byte) 0);
    return Arrays.equals(one, other);
  }

  private List<Integer> missing(
      FaultyDisk disk, Path path, int block, byte[] ram, ByteRange bitmap, Event event) {
    List<Integer> missing = new ArrayList<>();
    int pageSize = operation.ram().pageSizeBytes();
    for (int page = 0; page < ram.length / pageSize; page++) {
      long at = bitmap.startBytes() + page / Byte.SIZE - event.offsetBytes();
      ByteBuffer content = event.content();
      ByteRange place = layout.find(Landmark.page(block, page), event);
      if (content == null || at < 0 || at >= content.remaining() || place == null) {
        continue;
      }
      boolean set = (content.get(content.position() + (int) at) >> page % Byte.SIZE & 1) != 0;
      byte[] expected = Arrays.copyOfRange(ram, page * pageSize, (page + 1) * pageSize);
      if (set && !Arrays.equals(expected, disk.content(path, place))) {
        missing.add(page);
      }
    }
    return missing;
  }
}
