package dev.plumbline.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.testing.Examination;
import dev.plumbline.testing.Image;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each number of a file, set to each value that arithmetic may stumble over. */
final class NumberTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  private static final long[] VALUES = {
    0,
    1,
    2,
    0x7f,
    0xff,
    512,
    1023,
    8192,
    1L << 30,
    (1L << 31) - 1,
    1L << 31,
    (1L << 32) - 1,
    1L << 32,
    1L << 44,
    Long.MAX_VALUE - 1023,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1024,
    -1024,
    -1
  };

  /** Numbers that may have any value as far as a file alone can tell, and why. */
  private static final Map<String, String> ANY =
      Map.of(
          "libvirt.wasRunning", "a truth value",
          "libvirt.cookieOffset", "the cookie isn't read",
          "libvirt.version|libvirt.format", "1 and 2, raw and sparse are equally good",
          "command.command", "commands aren't carried out",
          "configuration.*.version", "QEMU's loader doesn't look at it either",
          "ram.instance", "a number of the machine's",
          "device.*.version", "a number of the machine's",
          "block.*.guestAddress", "a number of the machine's",
          "device.*.id|device.*.footer.id", "both are changed together, see below");

  private static final Pattern TOLERATED = Pattern.compile(String.join("|", ANY.keySet()));

  @ParameterizedTest
  @ValueSource(strings = {"mapped", "stream", "mapped-in-libvirt", "stream-in-libvirt", "shared"})
  void wrongNumberIsFound(String sample) {
    List<String> missed = assertTimeoutPreemptively(SOON, () -> missed(sample), sample);
    assertThat(missed).isEmpty();
  }

  private static List<String> missed(String sample) throws IOException {
    List<String> missed = new ArrayList<>();
    Image whole = Samples.all().get(sample).get();
    List<String> numbers =
        whole.fields().entrySet().stream()
            .filter(f -> f.getValue().isNumber())
            .map(Map.Entry::getKey)
            .toList();
    for (String number : numbers) {
      long original = whole.get(number);
      int bits = whole.field(number).sizeBytes() * Byte.SIZE;
      long mask = -1L >>> (Long.SIZE - bits);
      long[] values = Arrays.copyOf(VALUES, VALUES.length + 4);
      long size = whole.file().sizeBytes();
      System.arraycopy(
          new long[] {original - 1, original + 1, size, size - 1}, 0, values, VALUES.length, 4);
      for (long value : values) {
        if ((value & mask) != original) {
          Examination found =
              Examination.ofStructure(Samples.all().get(sample).get().set(number, value).file());
          assertThat(found.findings())
              .as("%s = %d", number, value)
              .allSatisfy(f -> assertThat(f.offsetBytes()).isBetween(0L, size));
          if (found.findings().isEmpty() && !TOLERATED.matcher(number).matches()) {
            missed.add(number + " = " + Long.toUnsignedString(value & mask));
          }
        }
      }
    }
    return missed;
  }
}
