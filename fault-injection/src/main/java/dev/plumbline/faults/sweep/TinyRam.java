package dev.plumbline.faults.sweep;

import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.ram.PageBitmap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/**
 * RAM of a few pages: what it holds in the end, and what it held before while a live save was
 * running.
 *
 * @param pageSizeBytes the target's page size
 * @param blocks what is to be restored, by block name: the truth
 * @param earlier the same at the time when the save begins; equal to {@code blocks} when it stands
 *     still
 */
public record TinyRam(
    int pageSizeBytes, SequencedMap<String, byte[]> blocks, SequencedMap<String, byte[]> earlier) {

  /**
   * Blocks of pages, some of them zero.
   *
   * @param seed chooses the content; every page differs from every other
   * @param pages how many in each block
   * @param live whether some pages change while it is saved: to something else, to zero, from zero
   */
  public static TinyRam of(long seed, int pageSizeBytes, List<Integer> pages, boolean live) {
    SplittableRandom random = new SplittableRandom(seed);
    SequencedMap<String, byte[]> last = new LinkedHashMap<>();
    SequencedMap<String, byte[]> first = new LinkedHashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      byte[] ram = new byte[pages.get(i) * pageSizeBytes];
      fill(ram, pageSizeBytes, random);
      byte[] before = ram;
      if (live) {
        before = ram.clone();
        // A third of the pages had another content, zero or not.
        byte[] other = new byte[ram.length];
        fill(other, pageSizeBytes, random);
        for (int page = 0; page < pages.get(i); page++) {
          if (random.nextInt(3) == 0) {
            System.arraycopy(
                other, page * pageSizeBytes, before, page * pageSizeBytes, pageSizeBytes);
          }
        }
      }
      last.put("m" + i, ram);
      first.put("m" + i, before);
    }
    return new TinyRam(pageSizeBytes, last, first);
  }

  private static void fill(byte[] ram, int pageSize, SplittableRandom random) {
    byte[] page = new byte[pageSize];
    for (int at = 0; at < ram.length; at += pageSize) {
      if (random.nextInt(4) > 0) {
        random.nextBytes(page);
        System.arraycopy(page, 0, ram, at, pageSize);
      }
    }
  }

  private static final class Bytes implements RamSource {
    private volatile byte[] ram;

    private Bytes(byte[] ram) {
      this.ram = ram;
    }

    @Override
    public long lengthBytes() {
      return ram.length;
    }

    @Override
    public void read(ByteBuffer target, long offsetBytes) {
      target.put(ram, (int) offsetBytes, target.remaining());
    }
  }

  /** A machine that has this RAM. */
  public Machine machine() {
    return new Machine();
  }

  /** RAM that is saved, and what tells of its changes. */
  public final class Machine implements LiveRam {

    private final SequencedMap<String, RamSource> sources = new LinkedHashMap<>();
    private boolean changed;

    private Machine() {
      earlier.forEach((name, ram) -> sources.put(name, new Bytes(ram)));
    }

    /** The blocks in order, by name. */
    public SequencedMap<String, RamSource> sources() {
      return sources;
    }

    @Override
    public List<PageBitmap> takeDirty() {
      if (changed || earlier.equals(blocks)) {
        return List.of();
      }
      changed = true;
      List<PageBitmap> dirty = new ArrayList<>();
      for (Map.Entry<String, byte[]> block : blocks.entrySet()) {
        byte[] now = block.getValue();
        PageBitmap pages = new PageBitmap(now.length / pageSizeBytes);
        if (sources.get(block.getKey()) instanceof Bytes source) {
          for (int page = 0; page < now.length / pageSizeBytes; page++) {
            int at = page * pageSizeBytes;
            int end = at + pageSizeBytes;
            if (!Arrays.equals(now, at, end, source.ram, at, end)) {
              pages.set(page, 1);
            }
          }
          source.ram = now;
        }
        dirty.add(pages);
      }
      return dirty;
    }

    @Override
    public void stop() {}
  }
}
