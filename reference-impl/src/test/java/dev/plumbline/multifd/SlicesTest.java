package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SlicesTest {

  private record Slice(int first, int pages) {

    int end() {
      return first + pages;
    }
  }

  private static List<Slice> cut(boolean[] data, int pages, int gap) {
    List<Slice> slices = new ArrayList<>();
    Slices.cut(data, pages, gap, (first, count) -> slices.add(new Slice(first, count)));
    return slices;
  }

  @Property
  void slicesAreAsLongAsTheGapAllows(
      @ForAll @Size(max = 130) boolean[] data,
      @ForAll @IntRange(max = 40) int gap,
      @ForAll @IntRange(max = 5) int unused) {
    int pages = Math.max(0, data.length - unused);
    List<Slice> slices = cut(data, pages, gap);
    for (Slice slice : slices) {
      assertThat(data[slice.first()]).isTrue();
      assertThat(data[slice.end() - 1]).isTrue();
      assertThat(longestGap(data, slice)).isLessThanOrEqualTo(gap);
    }
    for (int i = 1; i < slices.size(); i++) {
      assertThat(slices.get(i).first() - slices.get(i - 1).end()).isGreaterThan(gap);
    }
    for (int page = 0; page < pages; page++) {
      int at = page;
      long covering = slices.stream().filter(s -> s.first() <= at && at < s.end()).count();
      assertThat(covering).isLessThanOrEqualTo(1);
      assertThat(covering == 1 || !data[page]).as("page %s is covered", page).isTrue();
    }
  }

  private static int longestGap(boolean[] data, Slice slice) {
    int longest = 0;
    int current = 0;
    for (int page = slice.first(); page < slice.end(); page++) {
      current = data[page] ? 0 : current + 1;
      longest = Math.max(longest, current);
    }
    return longest;
  }

  @Test
  void withoutMergingEachRunIsASlice() {
    boolean[] data = {true, false, true, true, false, false, true};
    assertThat(cut(data, 7, 0)).containsExactly(new Slice(0, 1), new Slice(2, 2), new Slice(6, 1));
    assertThat(cut(data, 7, 1)).containsExactly(new Slice(0, 4), new Slice(6, 1));
    assertThat(cut(data, 7, 2)).containsExactly(new Slice(0, 7));
    assertThat(cut(data, 6, 2)).as("what doesn't count").containsExactly(new Slice(0, 4));
  }

  @Property
  void aGapLimitBeyondAllPagesMakesOneSlice(@ForAll @Size(min = 1, max = 70) boolean[] data) {
    boolean any = IntStream.range(0, data.length).anyMatch(i -> data[i]);
    assertThat(cut(data, data.length, Integer.MAX_VALUE)).hasSize(any ? 1 : 0);
  }
}
