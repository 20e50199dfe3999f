package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestPolicyTest {

  private static final int LARGEST_PAGE_BYTES = 1 << 16;
  private static final long ALL_CHANNELS_BYTES = 64 << 20;

  @ParameterizedTest
  @CsvSource({"0,0", "65535,0", "65537,0", "98304,0", "65536,-1", "-65536,0", "-2147483648,0"})
  void aPolicyThatCannotWorkIsRefused(int batchBytes, int gap) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestPolicy(batchBytes, gap))
        .withMessage("batchBytes=" + batchBytes + ", mergedGapPages=" + gap);
  }

  @Test
  void aPolicysBatchHoldsTheLargestPage() {
    assertThat(new RequestPolicy(LARGEST_PAGE_BYTES, 0).batchBytes()).isEqualTo(65536);
    assertThat(new RequestPolicy(1 << 30, Integer.MAX_VALUE).mergedGapPages())
        .isEqualTo(Integer.MAX_VALUE);
  }

  /** As long as the block, where a power of two can be; never too short for a page. */
  @Property
  void aShortBlockNeedsAShortBufferOnly(
      @ForAll @IntRange(min = 16, max = 30) int batchBits,
      @ForAll @IntRange(max = 99) int gap,
      @ForAll @IntRange(max = 34) int lengthBits,
      @ForAll @IntRange(min = -1, max = 1) int more) {
    long length = (1L << lengthBits) + more;
    RequestPolicy policy = new RequestPolicy(1 << batchBits, gap);
    RequestPolicy fitted = policy.forLength(length);
    assertThat(fitted.mergedGapPages()).isEqualTo(gap);
    assertThat(fitted.batchBytes()).isBetween(LARGEST_PAGE_BYTES, policy.batchBytes());
    assertThat((long) fitted.batchBytes())
        .as("holds the block, if the policy does")
        .isGreaterThanOrEqualTo(Math.min(length, policy.batchBytes()));
    if (fitted.batchBytes() > LARGEST_PAGE_BYTES) {
      assertThat(fitted.batchBytes() / 2L).as("half would be too short").isLessThan(length);
    }
  }

  @Property
  void manyChannelsShareTheMemoryOfFew(
      @ForAll @IntRange(min = 16, max = 30) int batchBits,
      @ForAll @IntRange(max = 99) int gap,
      @ForAll @LongRange(min = 1, max = 255) long channels) {
    RequestPolicy policy = new RequestPolicy(1 << batchBits, gap);
    RequestPolicy shared = policy.forChannels((int) channels);
    assertThat(shared.mergedGapPages()).isEqualTo(gap);
    assertThat(shared.batchBytes()).isBetween(LARGEST_PAGE_BYTES, policy.batchBytes());
    assertThat(shared.batchBytes() * channels).isLessThanOrEqualTo(ALL_CHANNELS_BYTES);
    if (shared.batchBytes() < policy.batchBytes()) {
      assertThat(2L * shared.batchBytes() * channels)
          .as("no shorter than need be")
          .isGreaterThan(ALL_CHANNELS_BYTES);
    }
  }
}
