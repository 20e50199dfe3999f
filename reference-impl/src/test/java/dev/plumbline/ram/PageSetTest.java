package dev.plumbline.ram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageSetTest {

  private static final int PAGES = 3 * (1 << 15) + 17;

  record Operation(boolean add, int first, int count) {}

  @Provide
  Arbitrary<List<Operation>> operations() {
    return Combinators.combine(
            Arbitraries.of(true, true, false),
            Arbitraries.integers().between(0, PAGES - 1),
            Arbitraries.integers().between(1, 40_000))
        .as((add, first, count) -> new Operation(add, first, Math.min(count, PAGES - first)))
        .list()
        .ofMaxSize(10);
  }

  @Property(tries = 200)
  void holdsWhatABitSetHolds(@ForAll("operations") List<Operation> operations) {
    PageSet set = new PageSet(PAGES);
    BitSet model = new BitSet();
    for (Operation operation : operations) {
      for (int i = 0; i < operation.count(); i++) {
        int page = operation.first() + i;
        if (operation.add()) {
          set.add(page);
        } else {
          set.remove(page);
        }
      }
      model.set(operation.first(), operation.first() + operation.count(), operation.add());
      assertThat(set.count()).isEqualTo(model.cardinality());
      assertThat(set.firstMissing()).isEqualTo(Math.min(PAGES, model.nextClearBit(0)));
    }
    for (int page = 0; page < PAGES; page++) {
      if (set.contains(page) != model.get(page)) {
        assertThat(set.contains(page)).as("page " + page).isEqualTo(model.get(page));
      }
    }
    assertThat(walked(set)).as("in ascending order, each once").isEqualTo(model);
    for (Operation operation : operations) {
      int next = model.nextSetBit(operation.first());
      assertThat(set.next(operation.first())).isEqualTo(next < 0 ? PAGES : next);
    }
  }

  private static BitSet walked(PageSet set) {
    BitSet pages = new BitSet();
    for (long page = set.next(0); page < set.pages(); page = set.next(page + 1)) {
      assertThat(page).isGreaterThanOrEqualTo(pages.length());
      pages.set((int) page);
    }
    return pages;
  }

  @ParameterizedTest
  @ValueSource(ints = {PAGES, 2 << 15})
  void fullSetMissesNothing(int pages) {
    PageSet set = new PageSet(pages);
    for (int page = 0; page < pages; page++) {
      if (set.firstMissing() != page) {
        assertThat(set.firstMissing()).isEqualTo(page);
      }
      set.add(page);
    }
    assertThat(set.firstMissing()).isEqualTo(set.pages()).isEqualTo(pages);
    assertThat(set.next(pages)).as("behind the last").isEqualTo(pages);
  }

  @Test
  void memoryFollowsWhatIsInIt() {
    PageSet set = new PageSet(1L << 32);
    assertThat(set.allocatedBytes()).isZero();
    set.remove(77);
    assertThat(set.allocatedBytes()).isZero();
    set.add((1L << 32) - 1);
    set.add((1L << 32) - 2);
    assertThat(set.allocatedBytes()).isEqualTo(PageSet.PIECE_BYTES);
    assertThat(set.contains((1L << 32) - 1)).isTrue();
    assertThat(set.count()).isEqualTo(2);
  }

  @Test
  void emptySetHasNoPages() {
    PageSet set = new PageSet(0);
    assertThat(set.firstMissing()).isZero();
    assertThat(set.count()).isZero();
  }
}
