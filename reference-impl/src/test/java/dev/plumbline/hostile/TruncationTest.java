package dev.plumbline.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.format.Rule;
import dev.plumbline.testing.Examination;
import dev.plumbline.testing.Image;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that was cut is never taken for a whole one, wherever it was cut. */
final class TruncationTest {

  @ParameterizedTest
  @ValueSource(strings = {"mapped", "stream", "mapped-in-libvirt", "stream-in-libvirt", "shared"})
  void cutFileIsNeverWhole(String sample) throws IOException {
    Image whole = Samples.all().get(sample).get();
    Set<Long> cuts = new TreeSet<>();
    for (long place : whole.boundaries()) {
      cuts.add(place - 1);
      cuts.add(place);
      cuts.add(place + 1);
    }
    cuts.removeIf(cut -> cut < 0 || cut >= whole.file().sizeBytes());
    for (long cut : cuts) {
      Image image = Samples.all().get(sample).get().cut(cut);
      Examination found = Examination.ofStructure(image.file());
      if (cut == whole.field("end").endBytes()) {
        // All that is missing then is the description, which some machine types leave out.
        assertThat(found.findings())
            .singleElement()
            .satisfies(f -> assertThat(f.rule()).isEqualTo(Rule.DESCRIPTION_MISSING));
      } else {
        assertThat(found.complete()).as("%s cut at %d", sample, cut).isFalse();
        assertThat(found.hasErrors()).as("%s cut at %d", sample, cut).isTrue();
      }
      assertThat(found.findings()).allSatisfy(f -> assertThat(f.offsetBytes()).isBetween(0L, cut));
    }
  }
}
