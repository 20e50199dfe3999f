package dev.plumbline.bench.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.fixtures.Extents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RamContentTest {

  @TempDir private Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"random", "fragmented", "mostly-zero", "runs-7", "sparse"})
  void nameIsReadBackAndFillsAsMuchAsWasAskedFor(String name) throws IOException {
    RamContent content = RamContent.parse(name);
    assertThat(content.name()).isEqualTo(name);
    Path file = scratch.resolve("ram");
    content.fill(file, 1 << 20);
    assertThat(file).hasSize(1 << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "noise", "runs-", "runs-0", "runs--1", "runs-99999999", "file="})
  void whatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> RamContent.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("runs-N");
  }

  @Test
  void runsAreOfOneLength() throws IOException {
    Path file = scratch.resolve("ram");
    RamContent.parse("runs-2").fill(file, 8 * 4096);
    byte[] ram = Files.readAllBytes(file);
    for (int page = 0; page < 8; page++) {
      boolean data = false;
      for (int at = page * 4096; at < (page + 1) * 4096; at++) {
        data |= ram[at] != 0;
      }
      assertThat(data).as("page %d", page).isEqualTo(page % 4 < 2);
    }
  }

  @Test
  void aGuestsRamIsTakenAsItIs() throws IOException {
    Path guest = scratch.resolve("guest");
    RamContent.parse("runs-16").fill(guest, 1 << 20);
    Path file = scratch.resolve("ram");
    RamContent content = RamContent.parse("file=" + guest);
    assertThat(content.name()).isEqualTo("guest");
    content.fill(file, 4096);
    assertThat(file).hasSameBinaryContentAs(guest);
    assertThat(Extents.of(file)).isEqualTo(Extents.of(guest));
  }
}
