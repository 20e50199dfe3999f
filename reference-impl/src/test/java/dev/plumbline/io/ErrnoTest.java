package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import jnr.posix.POSIXFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors have the numbers, names and words that the C library gives them. */
final class ErrnoTest {

  @ParameterizedTest
  @EnumSource
  void numberAndWordsAreTheCLibrarys(Errno errno) {
    var theirs = jnr.constants.platform.Errno.valueOf(errno.name());
    assertThat(theirs.intValue()).isEqualTo(errno.number());
    assertThat(errno.description())
        .isEqualTo(POSIXFactory.getNativePOSIX().strerror(errno.number()));
    assertThat(Errno.of(errno.number())).isEqualTo(errno);
  }

  @Test
  void numbersAreUnique() {
    assertThat(Stream.of(Errno.values()).map(Errno::number)).doesNotHaveDuplicates();
  }

  @Test
  void messageNamesCallErrorAndPlace() {
    ErrnoException e = ErrnoException.at(Path.of("a/b"), "pwrite", 22, 513, 4096);
    assertThat(e)
        .hasMessage("a/b: pwrite failed: EINVAL (Invalid argument): offset=513, length=4096");
    assertThat(e.errno()).isEqualTo(Errno.EINVAL);
    assertThat(e.path()).isEqualTo(Path.of("a/b"));
    assertThat(e.call()).isEqualTo("pwrite");
    assertThat(e.offsetBytes()).hasValue(513);
    assertThat(e.lengthBytes()).hasValue(4096);
  }

  @Test
  void errorWithoutPlaceOrNameStillHasItsNumber() {
    ErrnoException e = ErrnoException.of(Path.of("f"), "open", 4711);
    assertThat(e).hasMessage("f: open failed: errno 4711");
    assertThat(e.number()).isEqualTo(4711);
    assertThat(e.errno()).isNull();
    assertThat(e.offsetBytes()).isEmpty();
  }
}
