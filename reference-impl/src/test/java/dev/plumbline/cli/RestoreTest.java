package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.io.ChannelFile;
import dev.plumbline.migration.BlockSurvey;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.testing.Ram;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RestoreTest {

  private static final int PAGE = 4096;
  private static final String ROM = "/rom@etc/acpi/tables";
  private static final String ROM_FILE = "%2From@etc%2Facpi%2Ftables";

  private final byte[] ram = Ram.random(5, 300, PAGE, 0.7);
  private final byte[] rom = Ram.random(6, 17, PAGE, 0);

  @TempDir Path directory;
  private Path to;

  @BeforeEach
  void setUp() {
    to = directory.resolve("to");
  }

  private Path write(StreamBuilder sample) throws IOException {
    return sample.block("pc.ram", ram).block(ROM, rom).writeTo(directory.resolve("sample"));
  }

  private void assertRestored() {
    assertThat(to.resolve("pc.ram")).hasBinaryContent(ram);
    assertThat(to.resolve(ROM_FILE)).hasBinaryContent(rom);
    assertThat(to.toFile().list()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesEachBlockAndPrintsTheMapping(boolean mapped) throws IOException {
    Path path = write(mapped ? StreamBuilder.mapped() : StreamBuilder.stream());
    for (int i = 0; i < 2; i++) {
      Cli.Result result = Cli.run("restore", "--to", to, "--channels", "3", path);
      assertThat(result.code()).isEqualTo(ExitCodes.FINE);
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .isEqualTo(
              ("pc.ram -> " + to.resolve("pc.ram") + " (1.2 MiB)\n")
                  + (ROM + " -> " + to.resolve(ROM_FILE) + " (68 KiB)\n"));
      assertRestored();
    }
    assertThat(Files.getPosixFilePermissions(to.resolve(ROM_FILE)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(to))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void jsonHoldsTheMapping() throws IOException {
    Cli.Result result = Cli.run("restore", "--json", "--to", to, write(StreamBuilder.mapped()));
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    JsonNode block = result.json().get("blocks").get(1);
    assertThat(block.get("name").textValue()).isEqualTo(ROM);
    assertThat(block.get("file").textValue()).isEqualTo(to.resolve(ROM_FILE).toString());
    assertThat(block.get("usedLength").longValue()).isEqualTo(rom.length);
  }

  @Test
  void zeroPagesTakeNoRoom() throws IOException {
    byte[] sparse = new byte[64 << 20];
    sparse[40 << 20] = 1;
    Path path = StreamBuilder.mapped().block("sparse", sparse).writeTo(directory.resolve("sample"));
    assertThat(Cli.run("restore", "--to", to, path).code()).isEqualTo(ExitCodes.FINE);
    try (ChannelFile file = ChannelFile.openForReading(to.resolve("sparse"))) {
      assertThat(file.sizeBytes()).isEqualTo(64 << 20);
      assertThat(BlockSurvey.dataBytes(file, 0, 64 << 20)).isBetween(1L, 64L << 10);
    }
  }

  @Test
  void bigEndianBitmapsAreReadWhenAskedFor() throws IOException {
    Path path = write(StreamBuilder.mapped().bitmapOrder(BitmapOrder.BIG).offset(0x10859));
    Cli.Result result =
        Cli.run("restore", "--to", to, "--offset=0x10859", "--bitmap-order=big", path);
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    assertRestored();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDamagedFileIsRefusedAndNothingIsLeft(boolean mapped) throws IOException {
    Path path = write(mapped ? StreamBuilder.mapped() : StreamBuilder.stream());
    Cli.truncate(path, Files.size(path) - 5000);
    Cli.Result result = Cli.run("restore", "--json", "--to", to, path);
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("error ")
        .endsWith(path + ": not restored: the file is damaged or incomplete\n");
    assertThat(to).doesNotExist();
  }

  @Test
  void aFileThatLostAPageIsRefused() throws IOException {
    Path path = write(StreamBuilder.mapped());
    Path holed = path.resolveSibling("holed");
    try (MigrationFile file = MigrationFile.open(path, -1, BitmapOrder.LITTLE);
        FileChannel copy =
            FileChannel.open(holed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      List<Long> pages = new ArrayList<>();
      var model = Objects.requireNonNull(file.model());
      file.content(model.blocks().getFirst()).forEachRun((_, at, _) -> pages.add(at));
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
      int lost = Math.toIntExact(pages.getFirst());
      copy.write(bytes.slice(0, lost), 0);
      copy.write(bytes.slice(lost + 4096, bytes.capacity() - lost - 4096), lost + 4096);
    }
    Cli.Result result = Cli.run("restore", "--to", to, holed);
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.err()).contains("set-page-in-hole").contains("not restored");
    assertThat(to).doesNotExist();
  }

  @Test
  void linksAreReplacedNotFollowed() throws IOException {
    Files.createDirectory(to);
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    Files.createSymbolicLink(to.resolve("pc.ram"), victim);
    Files.createSymbolicLink(to.resolve(ROM_FILE), directory);
    Cli.Result result = Cli.run("restore", "--to", to, write(StreamBuilder.mapped()));
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    assertThat(victim).hasContent("precious");
    assertThat(Files.isSymbolicLink(to.resolve("pc.ram"))).isFalse();
    assertRestored();
  }

  @Test
  void aFileInTheWayIsReplaced() throws IOException {
    Files.createDirectory(to);
    Files.write(to.resolve("pc.ram"), Ram.filled(999, PAGE, 9));
    assertThat(Cli.run("restore", "--to", to, write(StreamBuilder.mapped())).code()).isZero();
    assertRestored();
  }

  @Test
  void aDirectoryInTheWayIsRefusedAndNothingIsLeft() throws IOException {
    Files.createDirectories(to.resolve(ROM_FILE));
    Cli.Result result = Cli.run("restore", "--to", to, write(StreamBuilder.mapped()));
    assertThat(result.code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("plumbline: " + to.resolve(ROM_FILE) + ": is a directory; not replaced\n");
    assertThat(to.toFile().list()).containsExactly(ROM_FILE);
  }

  @Test
  void aFileWhereTheDirectoryShouldBeIsRefused() throws IOException {
    Files.writeString(to, "file");
    Cli.Result result = Cli.run("restore", "--to", to, write(StreamBuilder.mapped()));
    assertThat(result.code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(result.err()).isEqualTo("plumbline: " + to + ": is not a directory\n");
    assertThat(to).hasContent("file");
  }

  @Test
  void namesStayInTheDirectoryAndOffTheTerminal() throws IOException {
    String[] names = {"../escape", "..", ".", "/etc/passwd", "\033]0;x\007", "x".repeat(255)};
    StreamBuilder sample = StreamBuilder.mapped();
    for (int i = 0; i < names.length; i++) {
      sample.block(names[i], Ram.filled(1, PAGE, i + 1));
    }
    Path path = sample.writeTo(directory.resolve("sample"));
    Cli.Result result = Cli.run("restore", "--to", to, path);
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    assertThat(result.out().chars()).allMatch(c -> c == '\n' || c >= ' ');
    assertThat(to.toFile().list()).hasSize(names.length);
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("to", "sample");
  }
}
