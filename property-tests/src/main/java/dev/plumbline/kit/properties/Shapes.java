package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RunPattern;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Subject;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Made-up RAM, as far as a subject can have it. */
final class Shapes {

  private static final int MOST_BLOCKS = 8;
  private static final int MOST_RUNS = 8;
  private static final int LONGEST_RUN = 2600;
  private static final int LONGEST_NAME_BYTES = 255;

  /** Around the bitmap's words and the batches of channels. */
  private static final int[] BOUNDARIES = {63, 64, 65, 127, 128, 129, 192, 255, 256, 257};

  private Shapes() {}

  /** RAM of any kind. */
  static Arbitrary<RamShape> any(Subject subject) {
    return upTo(subject, MOST_BLOCKS, LONGEST_RUN);
  }

  /** RAM of a few pages, for what is tried at many places of the same file. */
  static Arbitrary<RamShape> small(Subject subject) {
    return upTo(subject, 3, 70);
  }

  /** RAM of very few pages, for thousands of faults. */
  static Arbitrary<RamShape> tiny(Subject subject) {
    return upTo(subject, 3, 12);
  }

  private static Arbitrary<RamShape> upTo(Subject subject, int mostBlocks, int longestRun) {
    boolean several = subject.capabilities().contains(Capability.SEVERAL_BLOCKS);
    // Several blocks make some subjects start a larger machine, which takes longer.
    return block(subject, longestRun)
        .list()
        .uniqueElements(RamSpec::name)
        .ofMinSize(1)
        .ofMaxSize(several ? mostBlocks : 1)
        .withSizeDistribution(weighted(subject.isInProcess() ? 0.4 : 0.8))
        .map(RamShape::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<RamSpec> block(Subject subject, int longestRun) {
    return Combinators.combine(
            names(subject),
            Arbitraries.longs().between(0, 1 << 20).dontShrink(),
            run(longestRun).list().ofMinSize(1).ofMaxSize(MOST_RUNS))
        .as((name, seed, runs) -> {
          RunPattern content = new RunPattern(seed, 0, runs);
          return new RamSpec(name, content.pages(), content);
        });
  }

  private static Arbitrary<RunPattern.Run> run(int longest) {
    return Combinators.combine(
            Arbitraries.of(RunPattern.Kind.values()),
            Arbitraries.integers().between(1, longest).withDistribution(pageCounts()))
        .as(RunPattern.Run::new);
  }

  /** Names that the subject's blocks can have: those of machines are ids of QEMU's objects. */
  private static Arbitrary<String> names(Subject subject) {
    String letters =
        subject.capabilities().contains(Capability.DEVICES) ? "abcxyz019-_." : "abcxyz019-_./@: ";
    return Combinators.combine(
            Arbitraries.of('m', 'a', 'z', 'R'),
            Arbitraries.integers()
                .between(0, LONGEST_NAME_BYTES - 1)
                .withDistribution(nameLengths()),
            Arbitraries.longs().dontShrink())
        .as((first, length, seed) -> first + letters(letters, length, seed));
  }

  /** A shorter name is the beginning of a longer one: there is little to try when shrinking. */
  private static String letters(String letters, int length, long seed) {
    Random random = new Random(seed);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < length; i++) {
      name.append(letters.charAt(random.nextInt(letters.length())));
    }
    return name.toString();
  }

  /** Mostly few, often around a boundary, now and then many. */
  private static RandomDistribution pageCounts() {
    return (_, min, max, _) ->
        random -> {
          int share = random.nextInt(100);
          int most = max.intValueExact();
          int pages =
              share < 80
                  ? 1 + random.nextInt(6)
                  : share < 96
                      ? BOUNDARIES[random.nextInt(BOUNDARIES.length)]
                      : share < 99 ? 257 + random.nextInt(350) : 600 + random.nextInt(2000);
          return BigInteger.valueOf(Math.clamp(pages, min.intValueExact(), most));
        };
  }

  /** Mostly short, now and then around the sizes of bytes. */
  private static RandomDistribution nameLengths() {
    return (_, min, max, _) ->
        random -> {
          int share = random.nextInt(10);
          int length =
              share < 8
                  ? random.nextInt(8)
                  : share == 8 ? 119 + random.nextInt(16) : 239 + random.nextInt(16);
          return BigInteger.valueOf(Math.clamp(length, min.intValueExact(), max.intValueExact()));
        };
  }

  /** The least with a probability, others evenly. */
  private static RandomDistribution weighted(double least) {
    return (_, min, max, _) ->
        random -> random.nextDouble() < least ? min : between(random, min, max);
  }

  private static BigInteger between(Random random, BigInteger min, BigInteger max) {
    return min.add(BigInteger.valueOf(random.nextInt(max.subtract(min).intValueExact() + 1)));
  }
}
