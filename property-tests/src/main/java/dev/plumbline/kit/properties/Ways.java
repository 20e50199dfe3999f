package dev.plumbline.kit.properties;

import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.ZeroPageDetection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.jspecify.annotations.Nullable;

/** Made-up options and offsets, as far as a subject has them. */
final class Ways {

  private static final int MOST_CHANNELS = 9;
  private static final long MEBIBYTE = 1 << 20;
  private static final long LONGEST_OFFSET = 5 * MEBIBYTE;

  private Ways() {}

  /** Ways to save. */
  static Arbitrary<Way> toSave(Subject subject) {
    Set<Capability> can = subject.capabilities();
    List<@Nullable ZeroPageDetection> detections = new ArrayList<>();
    detections.add(null);
    for (ZeroPageDetection detection : ZeroPageDetection.values()) {
      if (can.contains(detection.capability())) {
        detections.add(detection);
      }
    }
    return combine(can, Arbitraries.of(detections));
  }

  /** Ways to load. */
  static Arbitrary<Way> toLoad(Subject subject) {
    return combine(subject.capabilities(), Arbitraries.just(null));
  }

  private static Arbitrary<Way> combine(
      Set<Capability> can, Arbitrary<@Nullable ZeroPageDetection> detections) {
    int most = can.contains(Capability.MULTIFD) ? MOST_CHANNELS : 0;
    Arbitrary<Boolean> direct =
        can.contains(Capability.DIRECT_IO) ? Arbitraries.of(false, true) : Arbitraries.just(false);
    return Combinators.combine(Arbitraries.integers().between(0, most), direct, detections)
        .as((channels, d, zero) -> new Way(channels, d && channels > 0, zero))
        .withoutEdgeCases();
  }

  /** Where in a file a stream begins. */
  static Arbitrary<Long> offsets(Subject subject) {
    return subject.capabilities().contains(Capability.OFFSET)
        ? Arbitraries.longs()
            .between(0, LONGEST_OFFSET)
            .withDistribution(places())
            .withoutEdgeCases()
        : Arbitraries.just(0L);
  }

  /** Where in a file a stream begins that doesn't begin at 0. */
  static Arbitrary<Long> offsetsBehindSomething() {
    return Arbitraries.longs()
        .between(1, LONGEST_OFFSET)
        .withDistribution(places())
        .withoutEdgeCases();
  }

  /** At 0, behind a short header, around pages and around the alignment of regions. */
  private static RandomDistribution places() {
    return (_, min, max, _) ->
        random -> {
          long place =
              switch (random.nextInt(6)) {
                case 0, 1 -> 0;
                case 2 -> random.nextInt(200);
                case 3 -> 4096L * random.nextInt(40) + random.nextInt(5) - 2;
                case 4 -> MEBIBYTE * (1 + random.nextInt(3)) + random.nextInt(5) - 2;
                default -> random.nextLong(LONGEST_OFFSET);
              };
          return BigInteger.valueOf(Math.clamp(place, min.longValueExact(), max.longValueExact()));
        };
  }
}
