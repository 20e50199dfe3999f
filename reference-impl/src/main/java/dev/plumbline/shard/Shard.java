package dev.plumbline.shard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the equal parts of a run: those who run the parts need not know of each other. Work is
 * dealt out in turn, as cards are: what stands at position {@code p} of the whole, from 0, belongs
 * to shard {@code p mod count + 1}. So no shard has more than one piece more than another, and
 * neighbours, which tend to take equally long, go to different shards.
 *
 * @param number which, from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {

  /** More parts than any fleet has machines. */
  public static final int MOST = 100_000;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /** Refuses what isn't one. */
  public Shard {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "shard " + number + "/" + count + ": expected 1 to " + MOST + " shards");
    }
    if (number < 1 || number > count) {
      throw new IllegalArgumentException(
          "shard " + number + "/" + count + ": expected a number from 1 to " + count);
    }
  }

  /**
   * Reads {@code i/n}.
   *
   * @throws IllegalArgumentException when it has another form or there is no such shard
   * @see #toString
   */
  public static Shard parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no shard: expected I/N, such as 2/5 for the second of five");
    }
    return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /** Whether what stands at a position of the whole, from 0, is this shard's. */
  public boolean owns(long position) {
    return position % count == number - 1;
  }

  /** What of a list is this shard's, in order; nothing, perhaps. */
  public <T> List<T> of(List<T> whole) {
    return IntStream.range(0, whole.size()).filter(this::owns).mapToObj(whole::get).toList();
  }

  /** As it is written: {@code 2/5}. */
  @Override
  public String toString() {
    return number + "/" + count;
  }
}
