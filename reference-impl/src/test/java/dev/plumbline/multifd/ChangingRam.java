package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.io.Extent;
import dev.plumbline.ram.PageBitmap;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * RAM in which pages change whenever it is read, half before and half after the bytes are copied.
 * Each page is zero, or holds its own number in every word, with a version.
 */
final class ChangingRam implements RamSource, LiveRam {

  final byte[] content;
  boolean stopped;
  private final ByteBuffer words;
  private final int page;
  private final int changes;
  private final Random random;
  private final PageBitmap dirty;

  ChangingRam(long seed, int pageBytes, int pages, int changes) {
    this.content = new byte[pageBytes * pages];
    this.words = ByteBuffer.wrap(content);
    this.page = pageBytes;
    this.changes = changes;
    this.random = new Random(seed);
    this.dirty = new PageBitmap(pages);
    for (int i = 0; i < pages; i++) {
      change(i);
    }
  }

  private void change(int number) {
    boolean zero = random.nextBoolean();
    long word = zero ? 0 : (long) (number + 1) << 32 | random.nextInt(1, 1 << 30);
    for (int i = 0; i < page; i += Long.BYTES) {
      words.putLong(number * page + i, word);
    }
  }

  private void changeSome(int count) {
    for (int i = 0; i < count && !stopped; i++) {
      int number = random.nextInt((int) dirty.pages());
      change(number);
      dirty.set(number, 1);
    }
  }

  @Override
  public long lengthBytes() {
    return content.length;
  }

  @Override
  public void read(ByteBuffer target, long offsetBytes) {
    changeSome(changes / 2);
    target.put(content, (int) offsetBytes, target.remaining());
    changeSome(changes - changes / 2);
  }

  /** As a file that is sparse now: pages may appear where a hole was. */
  @Override
  public Extent dataFrom(long offsetBytes) {
    changeSome(changes / 4);
    for (int i = (int) offsetBytes; i < content.length; i++) {
      if (content[i] != 0) {
        return new Extent(i & -page, content.length);
      }
    }
    return Extent.NONE;
  }

  @Override
  public List<PageBitmap> takeDirty() {
    return List.of(dirty.take());
  }

  @Override
  public void stop() {
    changeSome(changes);
    stopped = true;
  }

  /** No page is torn, or another's. */
  void assertSelfConsistent(byte[] ram) {
    ByteBuffer restored = ByteBuffer.wrap(ram);
    for (int number = 0; number < dirty.pages(); number++) {
      long word = restored.getLong(number * page);
      assertThat(word == 0 || word >> 32 == number + 1).as("page %s", number).isTrue();
      byte[] expected = new byte[page];
      for (int i = 0; i < page; i += Long.BYTES) {
        ByteBuffer.wrap(expected).putLong(i, word);
      }
      assertThat(Arrays.equals(expected, 0, page, ram, number * page, (number + 1) * page))
          .as("page %s", number)
          .isTrue();
    }
  }
}
