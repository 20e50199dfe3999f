package dev.plumbline.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.testing.Examination;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.MemoryFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each byte outside page contents, flipped in several ways: found, or known not to matter. */
final class FlipTest {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int[] PATTERNS = {0x01, 0x80, 0xff};

  /** Fields in which a flipped bit may make another file that is as good, and why. */
  private static final Map<String, String> UNDETECTABLE =
      Map.ofEntries(
          Map.entry("libvirt\\.(data|unused|wasRunning|cookieOffset)", "XML isn't read"),
          Map.entry("command\\.(command|data)", "commands aren't carried out"),
          Map.entry("configuration\\.machine", "a name"),
          Map.entry("configuration\\.uuid", "any value is one"),
          Map.entry("configuration\\.[a-z-]+\\.version", "QEMU's loader doesn't look at it"),
          Map.entry("configuration\\.capability.*", "a name that isn't known here is let pass"),
          Map.entry("ram\\.instance|device.*\\.version", "numbers of the machine's"),
          Map.entry("block.*\\.name", "a name; in the stream form it stands twice"),
          Map.entry("block.*\\.guestAddress", "a number of the machine's"),
          Map.entry("block.*\\.bitmap", "a set bit over data is as good as a clear one"),
          Map.entry("block.*\\.page", "content"),
          Map.entry("block.*\\.record.*", "two records of one page are legal"),
          Map.entry("device.*\\.payload", "values"),
          Map.entry("description\\.json", "names and types"));

  private static final Pattern TOLERATED = Pattern.compile(String.join("|", UNDETECTABLE.keySet()));

  @ParameterizedTest
  @ValueSource(strings = {"mapped", "stream", "mapped-in-libvirt", "stream-in-libvirt", "shared"})
  void flippedByteIsFoundOrHarmless(String sample) {
    Map<String, Integer> missed = assertTimeoutPreemptively(SOON, () -> missed(sample), sample);
    assertThat(missed).isEmpty();
  }

  private static Map<String, Integer> missed(String sample) throws IOException {
    Map<String, Integer> missed = new TreeMap<>();
    Image image = Samples.all().get(sample).get();
    MemoryFile file = image.file();
    for (Map.Entry<String, Image.Field> field : image.fields().entrySet()) {
      // Of a page, the first bytes tell as much as all.
      int length = Math.min(field.getValue().sizeBytes(), isPage(field.getKey()) ? 16 : 1 << 16);
      for (int i = 0; i < length; i++) {
        long at = field.getValue().offsetBytes() + i;
        byte[] original = file.bytes(at, 1);
        for (int pattern : PATTERNS) {
          file.write(new byte[] {(byte) (original[0] ^ pattern)}, at);
          Examination found = Examination.ofStructure(file);
          assertThat(found.findings())
              .allSatisfy(f -> assertThat(f.offsetBytes()).isBetween(0L, file.sizeBytes()));
          if (found.findings().isEmpty() && !TOLERATED.matcher(field.getKey()).matches()) {
            missed.merge(field.getKey() + "[" + i + "]", 1, Integer::sum);
          }
        }
        file.write(original, at);
      }
    }
    return missed;
  }

  private static boolean isPage(String field) {
    return field.endsWith(".page");
  }
}
