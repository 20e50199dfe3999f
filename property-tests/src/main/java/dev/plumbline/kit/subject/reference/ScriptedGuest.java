package dev.plumbline.kit.subject.reference;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.fixtures.ram.SelfDescribingPage;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.ram.PageBitmap;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A guest that changes its RAM files between the rounds of a save, by a fixed script: in every
 * round a third of the pages, of which a third becomes zero. Pages that were zero get content, and
 * the other way round.
 */
final class ScriptedGuest implements LiveRam {

  private static final int THIRD = 3;

  private final List<GuestRam> blocks;
  private final int rounds;
  private int round;
  private boolean stopped;

  ScriptedGuest(SaveRequest request) {
    this.blocks = request.blocks();
    this.rounds = request.liveRounds();
  }

  @Override
  public List<PageBitmap> takeDirty() {
    boolean runs = stopped ? round == rounds : round < rounds;
    return runs ? change() : List.of();
  }

  /** It did something between the last look at it and its stop. */
  @Override
  public void stop() {
    stopped = true;
    round = rounds;
  }

  private List<PageBitmap> change() {
    round++;
    List<PageBitmap> dirty = new ArrayList<>();
    try {
      for (GuestRam block : blocks) {
        dirty.add(change(block));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dirty;
  }

  private PageBitmap change(GuestRam block) throws IOException {
    long pages = block.lengthBytes() / RamPattern.PAGE_BYTES;
    PageBitmap dirty = new PageBitmap(pages);
    byte[] content = new byte[RamPattern.PAGE_BYTES];
    byte[] zeros = new byte[RamPattern.PAGE_BYTES];
    try (RandomAccessFile ram = new RandomAccessFile(block.file().toFile(), "rw")) {
      for (long page = 0; page < pages; page++) {
        if (page > 0 && (page + round) % THIRD != 0) {
          continue;
        }
        dirty.set(page, 1);
        ram.seek(page * RamPattern.PAGE_BYTES);
        if ((page / THIRD + round) % THIRD == 0) {
          ram.write(zeros);
        } else {
          new SelfDescribingPage(block.name(), page, round, 0).writeTo(content);
          ram.write(content);
        }
      }
    }
    return dirty;
  }
}
