package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outer edge of the {@code file:} URI as measured on QEMU 10.0 and 11.1. */
final class FileUriTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "file:/a/b|/a/b|0",
        "/a/b|/a/b|0",
        "file:a|a|0",
        "/a,offset=4096|/a|4096",
        "/a,offset=0x1000|/a|4096",
        "file:/a,offset=4k|/a|4096",
        "/a,offset=4K|/a|4096",
        "/a,offset= 4096|/a|4096",
        "/a,offset=1.5k|/a|1536",
        "/a,offset=0|/a|0",
        "/a,offset|/a,offset|0",
        "/a,Offset=1|/a,Offset=1|0",
        "/a b,c=d,offset=1|/a b,c=d|1",
        "file:file:/a|file:/a|0",
      })
  void whatQemuAccepts(String text, String path, long offset) {
    assertThat(FileUri.parse(text)).isEqualTo(new FileUri(Path.of(path), offset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x20M",
        "",
        "1e3",
        "4096 ",
        "1,offset=2",
        "-1",
        "16E",
        "8E",
        "18446744073709551615"
      })
  void offsetsThatQemuRefuses(String offset) {
    assertThatIllegalArgumentException().isThrownBy(() -> FileUri.parse("/a,offset=" + offset));
  }

  /** A path that holds ",offset=" can't be given: the first one ends the path. */
  @ParameterizedTest
  @ValueSource(strings = {"/a,offset=b", "/a,offset=b,offset=0", "/a,offset=,offset=4096"})
  void thePathEndsAtTheFirstOffset(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileUri.parse(text))
        .withMessageContaining("is not a size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", ",offset=0", "file:,offset=0"})
  void aUriWithoutAFileIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileUri.parse(text))
        .withMessage("'" + text + "' names no file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a\0b", "file:\0"})
  void aPathThatNoFilesystemHasIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> FileUri.parse(text));
  }
}
