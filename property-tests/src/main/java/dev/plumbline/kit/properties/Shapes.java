package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.qemu.DirtyingGuest;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.fixtures.ram.RunPattern;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Subject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Made-up RAM, as far as a subject can have it. It follows from one number that is never made
 * smaller, and from limits that are: how many blocks, runs of pages in a block, pages in a run,
 * bytes in a name. Lists of lists of them would have far too many smaller neighbours to try.
 */
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

  /** RAM of a few pages that changes while it is saved: on a machine it is a guest that does it. */
  static Arbitrary<RamShape> live(Subject subject) {
    return subject.isInProcess() ? small(subject) : small(subject).map(Shapes::roomForGuest);
  }

  private static RamShape roomForGuest(RamShape shape) {
    RamSpec block = shape.blocks().getFirst();
    List<RunPattern.Run> runs = new ArrayList<>(((RunPattern) block.content()).runs());
    int guest = (int) (DirtyingGuest.RAM_BYTES / RamPattern.PAGE_BYTES);
    runs.add(new RunPattern.Run(RunPattern.Kind.ZERO, guest));
    RunPattern content = new RunPattern(0, 0, runs);
    return new RamShape(List.of(new RamSpec(block.name(), content.pages(), content)));
  }

  /** RAM of very few pages, for thousands of faults. */
  static Arbitrary<RamShape> tiny(Subject subject) {
    return upTo(subject, 3, 12);
  }

  private static Arbitrary<RamShape> upTo(Subject subject, int mostBlocks, int longestRun) {
    boolean several = subject.capabilities().contains(Capability.SEVERAL_BLOCKS);
    // Names of machines' blocks are ids of QEMU's objects.
    String letters =
        subject.capabilities().contains(Capability.DEVICES) ? "abcxyz019-_." : "abcxyz019-_./@: ";
    // Several blocks make some subjects start a larger machine, which takes longer.
    double single = subject.isInProcess() ? 0.4 : 0.8;
    return Combinators.combine(
            Arbitraries.longs().dontShrink(),
            Arbitraries.integers()
                .between(1, several ? mostBlocks : 1)
                .withDistribution(weighted(single)),
            upTo(MOST_RUNS),
            upTo(longestRun),
            upTo(LONGEST_NAME_BYTES))
        .as((seed, blocks, runs, longest, name) ->
            new Shapes.Maker(letters, runs, longest, name).ram(new SplittableRandom(seed), blocks))
        .withoutEdgeCases();
  }

  /** As much as there may be, until it is made smaller. */
  private static Arbitrary<Integer> upTo(int most) {
    return Arbitraries.integers().between(1, most).withDistribution((_, _, max, _) -> _ -> max);
  }

  /** The least with a probability, others evenly. */
  private static RandomDistribution weighted(double least) {
    return (_, min, max, _) ->
        random ->
            random.nextDouble() < least
                ? min
                : min.add(
                    BigInteger.valueOf(random.nextInt(max.subtract(min).intValueExact() + 1)));
  }

  /**
   * Makes RAM within limits. Whatever they are, the same random number comes to the same place.
   *
   * @param letters what names consist of, after a first letter
   * @param runs at most so many in a block
   * @param longestPages no run has more
   * @param longestName in bytes
   */
  private record Maker(String letters, int runs, int longestPages, int longestName) {

    RamShape ram(SplittableRandom random, int count) {
      Map<String, RamSpec> blocks = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        SplittableRandom own = random.split();
        String name = name(own.split());
        // Short names may be alike.
        String other = blocks.containsKey(name) ? "m" + i : name;
        blocks.put(other, block(other, own));
      }
      return new RamShape(List.copyOf(blocks.values()));
    }

    private RamSpec block(String name, SplittableRandom random) {
      RunPattern.Kind[] kinds = RunPattern.Kind.values();
      long seed = random.nextInt(1 << 20);
      int count = Math.min(1 + random.nextInt(MOST_RUNS), runs);
      List<RunPattern.Run> made =
          Stream.generate(() ->
                  new RunPattern.Run(
                      kinds[random.nextInt(kinds.length)],
                      Math.min(pageCount(random.split()), longestPages)))
              .limit(count)
              .toList();
      RunPattern content = new RunPattern(seed, 0, made);
      return new RamSpec(name, content.pages(), content);
    }

    /** Mostly few, often around a boundary, now and then many. */
    private static int pageCount(SplittableRandom random) {
      int share = random.nextInt(100);
      if (share < 80) {
        return 1 + random.nextInt(6);
      }
      if (share < 96) {
        return BOUNDARIES[random.nextInt(BOUNDARIES.length)];
      }
      return share < 99 ? 257 + random.nextInt(350) : 600 + random.nextInt(2000);
    }

    /** Mostly short, now and then around the sizes of bytes. */
    private String name(SplittableRandom random) {
      int share = random.nextInt(10);
      int wanted =
          share < 8
              ? 1 + random.nextInt(8)
              : share == 8 ? 120 + random.nextInt(16) : 240 + random.nextInt(16);
      StringBuilder name = new StringBuilder().append("mazR".charAt(random.nextInt(4)));
      while (name.length() < Math.min(wanted, longestName)) {
        name.append(letters.charAt(random.nextInt(letters.length())));
      }
      return name.toString();
    }
  }
}
