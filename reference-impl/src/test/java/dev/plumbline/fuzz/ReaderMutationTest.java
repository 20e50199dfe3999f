package dev.plumbline.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fuzz target on its seeds, and on a fixed number of mutations of them: the same every time.
 */
final class ReaderMutationTest {

  private static final int MUTATIONS = 4_000;
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final long[] NUMBERS = {
    0, 1, 0x10, 0x7e, 512, 1024, 8192, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1
  };

  @Test
  void seedsHold() {
    Seeds.all().forEach(ReaderFuzzer::fuzzerTestOneInput);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20260101, 0x5145564d})
  void mutationsHold(long seed) {
    assertTimeoutPreemptively(SOON, () -> run(new Random(seed)));
  }

  private static void run(Random random) {
    List<byte[]> seeds = Seeds.all();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        input = mutate(input, seeds, random);
      }
      try {
        ReaderFuzzer.fuzzerTestOneInput(input);
      } catch (RuntimeException | Error e) {
        byte[] shown = Arrays.copyOf(input, Math.min(input.length, 16 * 1024));
        throw new AssertionError(e + "\ninput " + HexFormat.of().formatHex(shown), e);
      }
    }
  }

  private static byte[] mutate(byte[] input, List<byte[]> seeds, Random random) {
    if (input.length < 16) {
      return input;
    }
    int at = random.nextInt(input.length);
    switch (random.nextInt(6)) {
      case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> input[at] = (byte) random.nextInt();
      case 2 -> {
        int size = 1 << random.nextInt(4);
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        int from = Math.min(at, input.length - size);
        System.arraycopy(bytes, Long.BYTES - size, input, from, size);
      }
      case 3 -> {
        return Arrays.copyOf(input, at + 1);
      }
      case 4 -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int length = Math.min(random.nextInt(64), Math.min(input.length, other.length) - 1);
        System.arraycopy(
            other,
            random.nextInt(other.length - length),
            input,
            random.nextInt(input.length - length),
            length);
      }
      default -> {
        int length = Math.min(random.nextInt(32), input.length - at);
        byte[] shorter = new byte[input.length - length];
        System.arraycopy(input, 0, shorter, 0, at);
        System.arraycopy(input, at + length, shorter, at, shorter.length - at);
        return shorter;
      }
    }
    return input;
  }
}
