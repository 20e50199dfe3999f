package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlockFileNamesTest {

  private static final Path DIRECTORY = Path.of("/some/where");

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(2, Arbitraries.strings().withCharRange('\0', '\u00ff')),
        net.jqwik.api.Tuple.of(2, Arbitraries.strings().withChars("./%~A2f\0\n\\")),
        net.jqwik.api.Tuple.of(
            1, Arbitraries.strings().withChars("a/").ofMinLength(60).ofMaxLength(255)));
  }

  private static void assertSafe(String name) {
    String file = BlockFileNames.of(name);
    assertThat(file).hasSizeBetween(1, 200).matches("[A-Za-z0-9._@+:,%~-]+").doesNotStartWith(".");
    assertThat(DIRECTORY.resolve(file).normalize().getParent()).isEqualTo(DIRECTORY);
  }

  @Property
  void noNameLeavesTheDirectory(@ForAll("names") String name) {
    assertSafe(name);
  }

  @Property
  void namesNeverMeet(@ForAll("names") String one, @ForAll("names") String other) {
    if (!one.equals(other)) {
      assertThat(BlockFileNames.of(one)).isNotEqualTo(BlockFileNames.of(other));
    }
  }

  @Test
  void everyByteHasANameOfItsOwn() {
    Set<String> files = new HashSet<>();
    for (String around : List.of("", "x")) {
      for (int b = 0; b < 256; b++) {
        String name = around + (char) b + around;
        assertSafe(name);
        assertThat(files.add(BlockFileNames.of(name))).as("byte " + b).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pc.ram, pc.ram",
    "/rom@etc/acpi/tables, %2From@etc%2Facpi%2Ftables",
    "0000:00:02.0/vga.vram, 0000:00:02.0%2Fvga.vram",
    "'', %",
    "., %2E",
    ".., %2E.",
    "../../etc/passwd, %2E.%2F..%2Fetc%2Fpasswd",
    "%, %25",
    "a~b, a%7Eb"
  })
  void namesAreReadable(String name, String file) {
    assertThat(BlockFileNames.of(name)).isEqualTo(file);
  }

  @Test
  void longNamesThatDifferAtTheirEndsStayApart() {
    String start = "/".repeat(254);
    assertThat(BlockFileNames.of(start + "a"))
        .hasSize(200)
        .isNotEqualTo(BlockFileNames.of(start + "b"));
    assertThat(BlockFileNames.of("a".repeat(200))).isEqualTo("a".repeat(200));
    assertThat(BlockFileNames.of("a".repeat(201))).hasSize(200).contains("~");
  }
}
