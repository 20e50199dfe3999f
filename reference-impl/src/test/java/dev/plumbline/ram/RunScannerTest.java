package dev.plumbline.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class RunScannerTest {

  private record Run(long first, long pages) {}

  /** Fed in this order: words, and between them stretches of clear ones. */
  record Piece(int clearWords, long word) {}

  @Provide
  Arbitrary<List<Piece>> pieces() {
    Arbitrary<Long> words =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                2, Arbitraries.of(0L, -1L, 1L, 1L << 63, 0x7fff_ffff_ffff_fffeL)),
            net.jqwik.api.Tuple.of(3, Arbitraries.longs()));
    Arbitrary<Integer> clear =
        Arbitraries.integers()
            .between(0, 3)
            .withDistribution(net.jqwik.api.RandomDistribution.biased());
    return net.jqwik.api.Combinators.combine(clear, words).as(Piece::new).list().ofMaxSize(12);
  }

  @Property
  void runsAndCountsAreThoseOfANaiveModel(
      @ForAll("pieces") List<Piece> pieces, @ForAll @LongRange(max = 1000) long pages)
      throws IOException {
    List<Run> runs = new ArrayList<>();
    RunScanner scanner = new RunScanner(pages, (first, count) -> runs.add(new Run(first, count)));
    BitSet bits = new BitSet();
    int at = 0;
    for (Piece piece : pieces) {
      scanner.clear(piece.clearWords() * 64L);
      at += piece.clearWords() * 64;
      scanner.word(piece.word());
      for (int i = 0; i < 64; i++) {
        bits.set(at + i, (piece.word() >>> i & 1) != 0);
      }
      at += 64;
    }
    scanner.finish();

    BitSet inside = bits.get(0, (int) pages);
    assertThat(runs).isEqualTo(naiveRuns(inside));
    assertThat(scanner.setPages()).isEqualTo(inside.cardinality());
    assertThat(scanner.bitsPastEnd()).isEqualTo(bits.cardinality() - inside.cardinality());
  }

  private static List<Run> naiveRuns(BitSet bits) {
    List<Run> runs = new ArrayList<>();
    for (int first = bits.nextSetBit(0); first >= 0; ) {
      int end = bits.nextClearBit(first);
      runs.add(new Run(first, end - first));
      first = bits.nextSetBit(end);
    }
    return runs;
  }

  @Test
  void clearingNothingDoesNotBreakARun() throws IOException {
    List<Run> runs = new ArrayList<>();
    RunScanner scanner = new RunScanner(128, (first, count) -> runs.add(new Run(first, count)));
    scanner.word(-1);
    scanner.clear(0);
    scanner.word(-1);
    scanner.finish();
    assertThat(runs).containsExactly(new Run(0, 128));
  }

  @Test
  void pageNumbersPastTwoToTheFortyAreKept() throws IOException {
    List<Run> runs = new ArrayList<>();
    long far = 1L << 40;
    RunScanner scanner = new RunScanner(far + 3, (first, count) -> runs.add(new Run(first, count)));
    scanner.clear(far);
    scanner.word(-1);
    scanner.finish();
    assertThat(runs).containsExactly(new Run(far, 3));
    assertThat(scanner.bitsPastEnd()).isEqualTo(61);
  }

  @Test
  void anErrorOfTheConsumerEndsTheScan() throws IOException {
    RunScanner scanner =
        new RunScanner(
            128,
            (first, count) -> {
              throw new IOException("enough");
            });
    scanner.word(1L << 63);
    assertThatThrownBy(() -> scanner.word(0)).isInstanceOf(IOException.class).hasMessage("enough");
  }
}
