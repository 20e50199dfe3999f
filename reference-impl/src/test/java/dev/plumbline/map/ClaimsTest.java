package dev.plumbline.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.MemoryFile;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsTest {

  private static final long PAGE = 8;

  static List<Long> seeds() {
    return new Random(11).longs(40).boxed().toList();
  }

  /** Three regions in a file of a thousand bytes, pages and extents at random, against bit sets. */
  @ParameterizedTest
  @MethodSource("seeds")
  void compareAsBitSetsDo(long seed) throws IOException {
    Random random = new Random(seed);
    BitSet stored = extents(random);
    Grid wholeGrid = new Grid(0, 1000, 7);
    Claims whole = new Claims(wholeGrid);
    ExtentWalk walk = new ExtentWalk(holey(stored), whole.stored());
    BitSet set = new BitSet();
    BitSet lost = new BitSet();
    long start = 10L + random.nextInt(100);
    for (int region = 0; region < 3; region++) {
      int pages = random.nextInt(30);
      Claims claims = new Claims(new Grid(start, pages * PAGE, 1 + random.nextInt(40)));
      walk.enter(claims.stored());
      for (int page = random.nextInt(4); page < pages; page += 2 + random.nextInt(5)) {
        int count = Math.min(pages - page, 1 + random.nextInt(4));
        long from = start + page * PAGE;
        Claims.addRun(from, from + count * PAGE, PAGE, walk, claims, whole);
        set.set((int) from, (int) (from + count * PAGE));
        for (int i = 0; i < count; i++) {
          int at = (int) (from + i * PAGE);
          if (stored.get(at, at + (int) PAGE).isEmpty()) {
            lost.set(at, at + (int) PAGE);
          }
        }
        page += count - 1;
      }
      walk.leave(claims.stored());
      check(claims, set, stored, lost);
      start += pages * PAGE + random.nextInt(60);
    }
    walk.to(1000);
    check(whole, set, stored, lost);
  }

  private static void check(Claims claims, BitSet set, BitSet stored, BitSet lost) {
    BitSet both = (BitSet) set.clone();
    both.and(stored);
    Grid grid = claims.grid();
    for (int cell = 0; cell < grid.cells(); cell++) {
      int from = (int) (grid.startBytes() + cell * grid.cellBytes());
      int to = (int) (from + grid.cellBytes(cell));
      assertThat(claims.set().bytes(cell)).isEqualTo(set.get(from, to).cardinality());
      assertThat(claims.stored().bytes(cell)).isEqualTo(stored.get(from, to).cardinality());
      assertThat(claims.both().bytes(cell)).isEqualTo(both.get(from, to).cardinality());
      assertThat(claims.lost().bytes(cell)).isEqualTo(lost.get(from, to).cardinality());
      assertThat(claims.ignoredBytes(cell)).isNotNegative();
    }
  }

  private static BitSet extents(Random random) {
    BitSet stored = new BitSet();
    for (int at = random.nextInt(40); at < 1000; at += 1 + random.nextInt(60)) {
      stored.set(at, Math.min(1000, at + 1 + random.nextInt(50)));
    }
    return stored;
  }

  /** A file of a thousand bytes of which each is a hole or not. */
  private static MemoryFile holey(BitSet stored) {
    MemoryFile file = new MemoryFile(1);
    stored.stream().forEach(at -> file.write(new byte[1], at));
    file.truncate(1000);
    return file;
  }
}
