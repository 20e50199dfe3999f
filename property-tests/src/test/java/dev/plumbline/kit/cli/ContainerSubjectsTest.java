package dev.plumbline.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Main;
import dev.plumbline.fixtures.containers.QemuImage;
import dev.plumbline.fixtures.qemu.QemuBinary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** QEMUs out of container images as subjects of {@code check}. */
@Timeout(120)
final class ContainerSubjectsTest {

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionsLoadEachOthersFiles() {
    QemuBinary ten = QemuImage.require("10.0");
    QemuBinary eleven = QemuImage.require("11.1");
    assertThat(ten.version().numbers()).startsWith("10.0.");
    assertThat(eleven.version().numbers()).startsWith("11.1.");
    assertThat(
            check(
                "--subject=qemu=container:10.0",
                "--subject=qemu=container:11.1",
                "--case=PAG-001",
                "--case=VER-00[345]",
                "--case=FDS-002",
                "--case=FLT-201"))
        .as("%s%s", out, err)
        .isZero();
    assertThat(out.toString()).contains("12 conform, 0 don't, 0 unsupported");
  }

  @Test
  void aVersionWithoutTheFormIsCheckedForTheOtherOne() {
    QemuImage.require("7.2");
    assertThat(
            check(
                "--subject=qemu=container:7.2",
                "--case=PAG-001",
                "--case=STR-002",
                "--case=BLK-004",
                "--case=HDR-001"))
        .as("%s%s", out, err)
        .isZero();
    assertThat(out.toString())
        .containsPattern("ok +PAG-001")
        .containsPattern("unsupported +HDR-001")
        .contains("3 conform, 0 don't, 1 unsupported");
  }

  /** On the libraries of the image, which need not be this system's. */
  @Test
  void aBuildOfTheUsersTakesThePlaceOfTheImagesQemu() throws IOException {
    Path program = QemuImage.require("11.1").program();
    Path build = Files.createDirectory(directory.resolve("build"));
    Path own = Files.copy(program, build.resolve("qemu-system-x86_64"));
    assertThat(check("--subject=qemu=container:11.1:" + own, "--case=PAG-001"))
        .as("%s%s", out, err)
        .isZero();
    assertThat(err.toString()).contains("checking qemu=container:11.1:" + own + " 11.1.");
  }

  @ParameterizedTest
  @CsvSource({
    "container:, 2, 'expected reference'",
    "container:-v, 2, 'expected reference'",
    "container:no/such-image, 3, 'no image no/such-image in the engine; pull or build it first'",
    "container:3.14, 3, 'no image plumbline/qemu:3.14 in the engine'",
    "container:11.1:/no/such, 3, 'no such program: /no/such'",
  })
  void whatIsMissingIsNamed(String subject, int code, String message) {
    QemuImage.require("11.1");
    assertThat(check("--subject=qemu=" + subject, "--case=PAG-001")).isEqualTo(code);
    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
  }

  private int check(String... arguments) {
    return Main.run(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Stream.concat(Stream.of("check", "--on=" + directory), Stream.of(arguments))
            .toArray(String[]::new));
  }
}
