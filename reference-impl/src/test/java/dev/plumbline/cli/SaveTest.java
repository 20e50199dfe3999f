package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.testing.Ram;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code save}: what it writes, and what it refuses without losing anything. */
@Timeout(60)
final class SaveTest {

  private static final int PAGE = 4096;

  private final byte[] content = Ram.random(5, 300, PAGE, 0.7);

  @TempDir Path directory;
  private Path ram;
  private Path target;

  @BeforeEach
  void setUp() throws IOException {
    ram = Files.write(directory.resolve("ram"), content);
    target = directory.resolve("target");
  }

  @AfterEach
  void noTemporaryFileStays() throws IOException {
    try (var files = Files.list(directory)) {
      assertThat(files).noneMatch(f -> f.getFileName().toString().startsWith(".plumbline"));
    }
  }

  private Cli.Result save(Object to, Object... more) {
    Object[] arguments = new Object[more.length + 3];
    arguments[0] = "save";
    arguments[1] = "--to";
    arguments[2] = to;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Cli.run(arguments);
  }

  private String block() {
    return "--block=pc.ram=" + ram;
  }

  private void assertHoldsTheRam(Path file, String... options) throws IOException {
    Path to = directory.resolve("restored");
    Object[] arguments = {"restore", "--to", to, file};
    if (options.length > 0) {
      arguments = new Object[] {"restore", "--to", to, options[0], file};
    }
    assertThat(Cli.run(arguments).code()).isEqualTo(ExitCodes.FINE);
    assertThat(to.resolve("pc.ram")).hasBinaryContent(content);
    assertThat(Cli.run("verify", "--deep", file).code())
        .isEqualTo(options.length > 0 ? ExitCodes.FINDING : ExitCodes.FINE);
  }

  private void assertRefused(Cli.Result result, int code, String message) {
    assertThat(result.err()).contains(message);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(ram).hasBinaryContent(content);
  }

  @ParameterizedTest
  @CsvSource({"1,on,on", "3,off,off", "255,auto,on", "2,auto,off"})
  void writesWhatIsRestored(int channels, String directIo, String zeroPages) throws IOException {
    Cli.Result result =
        save(
            target,
            block(),
            "--channels=" + channels,
            "--zero-pages=" + zeroPages,
            directIo.equals("on") ? "--direct-io=auto" : "--direct-io=" + directIo);
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    assertThat(result.out()).startsWith(target + ": 1 block, 1.2 MiB of RAM, ");
    assertHoldsTheRam(target);
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void jsonIsOneDocument() throws IOException {
    Cli.Result result = save(target, block(), "--json", "--direct-io=off");
    assertThat(result.err()).isEmpty();
    JsonNode json = result.json();
    assertThat(json.get("file").textValue()).isEqualTo(target.toString());
    assertThat(json.get("fileSize").longValue()).isEqualTo(Files.size(target));
    assertThat(json.get("pages").longValue()).isEqualTo(300);
    assertThat(json.get("blocks").get(0).get("usedLength").longValue()).isEqualTo(content.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4096", "0x1000", "4k", "4K", " 4096", "1.5k", "0"})
  void offsetsThatQemuAccepts(String offset) throws IOException {
    assertThat(save("file:" + target + ",offset=" + offset, block()).code()).isZero();
    String where =
        switch (offset) {
          case "0" -> "0";
          case "1.5k" -> "1536";
          default -> "4096";
        };
    Path to = directory.resolve("restored");
    assertThat(Cli.run("restore", "--to", to, "--offset=" + where, target).code()).isZero();
    assertThat(to.resolve("pc.ram")).hasBinaryContent(content);
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
    assertRefused(save(target + ",offset=" + offset, block()), ExitCodes.USAGE, "--to '");
    assertThat(target).doesNotExist();
  }

  /** Sizes that are numbers, but where no file can be. */
  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "0x7ffffffffffffff0", "0x7fffffffffe00000"})
  void offsetsThatNoFileHasAreRefused(String offset) throws IOException {
    assertRefused(
        save(target + ",offset=" + offset, block()), ExitCodes.ENVIRONMENT, "plumbline: ");
    assertThat(target).doesNotExist();
    Files.writeString(target, "old");
    assertRefused(
        save(target + ",offset=" + offset, block()), ExitCodes.ENVIRONMENT, "plumbline: ");
    assertThat(target).hasContent("old");
  }

  @Test
  void bytesBeforeAnOffsetStay() throws IOException {
    byte[] before = Ram.filled(17, 1000, 9);
    Files.write(target, before);
    assertThat(save(target + ",offset=12345", block()).code()).isZero();
    assertThat(Files.readAllBytes(target)).startsWith(java.util.Arrays.copyOf(before, 12345));
    assertHoldsTheRam(target, "--offset=12345");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 256})
  void channelsThatQemuRefuses(int channels) {
    assertRefused(
        save(target, block(), "--channels=" + channels),
        ExitCodes.USAGE,
        "--channels is 1 to 255, not " + channels);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4097})
  void aRamFileThatIsNotWholePagesIsRefused(int bytes) throws IOException {
    Path odd = Files.write(directory.resolve("odd"), new byte[bytes]);
    assertRefused(
        save(target, "--block=m0=" + odd),
        ExitCodes.USAGE,
        odd + " has " + bytes + " bytes: not a number of pages of 4096");
  }

  @Test
  void blocksThatDoNotFitTheModelAreRefused() throws IOException {
    Path like = StreamBuilder.mapped().block("pc.ram", content).writeTo(directory.resolve("like"));
    Path small = Files.write(directory.resolve("small"), new byte[PAGE]);
    assertRefused(
        save(target, "--like", like, "--block=other=" + ram),
        ExitCodes.USAGE,
        "no such block in " + like + "; it has \"pc.ram\"");
    assertRefused(
        save(target, "--like", like, "--block=pc.ram=" + small), ExitCodes.USAGE, small + " has ");
    assertRefused(
        save(target, "--like", like, "--machine=none"), ExitCodes.USAGE, "--machine is taken");
    assertRefused(save(target, block(), block()), ExitCodes.USAGE, "is given twice");
    assertRefused(save(target), ExitCodes.USAGE, "nothing to save");
    assertThat(target).doesNotExist();
  }

  @Test
  void aDamagedModelIsAFinding() throws IOException {
    Path like = StreamBuilder.mapped().block("pc.ram", content).writeTo(directory.resolve("like"));
    Cli.truncate(like, Files.size(like) - 100);
    assertRefused(save(target, "--like", like), ExitCodes.FINDING, "damaged or incomplete");
    assertThat(target).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void likeTakesBlocksThatAreNotNamed(boolean mapped) throws IOException {
    byte[] rom = Ram.random(6, 17, PAGE, 0);
    Path like =
        (mapped ? StreamBuilder.mapped() : StreamBuilder.stream())
            .block("pc.ram", new byte[content.length])
            .block("rom", rom)
            .writeTo(directory.resolve("like"));
    assertThat(save(target, "--like", like, block()).code()).isZero();
    assertHoldsTheRam(target);
    assertThat(directory.resolve("restored").resolve("rom")).hasBinaryContent(rom);
  }

  /** Behind text, at an odd place: nothing in the file says where its stream begins. */
  @ParameterizedTest
  @ValueSource(strings = {"0x10859", "67673"})
  void likeFindsAStreamBehindAnOffset(String offset) throws IOException {
    byte[] rom = Ram.random(6, 17, PAGE, 0);
    Path like =
        StreamBuilder.mapped()
            .offset(0x10859)
            .machine("pc-q35-10.0")
            .block("pc.ram", new byte[content.length])
            .block("rom", rom)
            .writeTo(directory.resolve("like"));
    assertThat(save(target, "--like", like + ",offset=" + offset, block()).code()).isZero();
    assertHoldsTheRam(target);
    assertThat(directory.resolve("restored").resolve("rom")).hasBinaryContent(rom);
    assertThat(Cli.run("inspect", "--json", target).json().get("machine").textValue())
        .isEqualTo("pc-q35-10.0");
    Path other = directory.resolve("other");
    Cli.Result without = save(other, "--like", like, block());
    assertRefused(without, ExitCodes.FINDING, "a stream header stands at 67673");
    assertThat(without.err()).endsWith("is said with --like FILE,offset=N\n");
    assertRefused(
        save(other, "--like", like + ",offset=1e3"), ExitCodes.USAGE, "--like '1e3' is not a size");
    assertRefused(
        save(other, "--like", like + ",offset=5"), ExitCodes.FINDING, "error stream-magic at 5");
    assertThat(other).doesNotExist();
  }

  /** Their pages would come back as zeros. */
  @Test
  void aModelWithLostPagesIsNotCopiedFrom() throws IOException {
    Path like =
        StreamBuilder.mapped()
            .block("pc.ram", content)
            .block("rom", 1000)
            .pages(500, 64, true, false)
            .writeTo(directory.resolve("like"));
    assertRefused(save(target, "--like", like, block()), ExitCodes.FINDING, "set-page-in-hole");
    assertThat(target).doesNotExist();
    Path rom = Files.write(directory.resolve("rom"), new byte[1000 * PAGE]);
    assertThat(save(target, "--like", like, block(), "--block=rom=" + rom).code())
        .as("nothing is taken from its RAM")
        .isZero();
    assertHoldsTheRam(target);
  }

  @Test
  void likeReadsBitmapsInTheOrderAskedFor() throws IOException {
    Path like =
        StreamBuilder.mapped()
            .bitmapOrder(BitmapOrder.BIG)
            .block("pc.ram", content)
            .writeTo(directory.resolve("like"));
    assertThat(save(target, "--like", like, "--bitmap-order=big").code()).isZero();
    assertHoldsTheRam(target);
  }

  /** In place, the first thing that goes is what was there: no failure would leave a copy. */
  @Test
  void savingInPlaceIntoTheModelIsRefused() throws IOException {
    Path like =
        StreamBuilder.mapped()
            .offset(8192)
            .block("pc.ram", content)
            .writeTo(directory.resolve("like"));
    byte[] before = Files.readAllBytes(like);
    Path plain =
        StreamBuilder.mapped().block("pc.ram", content).writeTo(directory.resolve("plain"));
    byte[] plainBefore = Files.readAllBytes(plain);
    assertRefused(save(plain + ",offset=8192", "--like", plain), ExitCodes.USAGE, "is both");
    assertThat(plain).hasBinaryContent(plainBefore);
    assertThat(like).hasBinaryContent(before);
    assertThat(save(plain, "--like", plain).code()).as("replaced as a whole").isZero();
    assertHoldsTheRam(plain);
  }

  @Test
  void aTargetThatIsTheSourceIsRefusedUnderAnyName() throws IOException {
    Path hard = Files.createLink(directory.resolve("hard"), ram);
    Path soft = Files.createSymbolicLink(directory.resolve("soft"), ram);
    for (Path same : new Path[] {ram, hard, soft, directory.resolve("./ram")}) {
      assertRefused(save(same, block()), ExitCodes.USAGE, "is both the RAM of a block");
      assertRefused(save(same + ",offset=4096", block()), ExitCodes.USAGE, "is both the RAM");
    }
  }

  @Test
  void aMissingDirectoryIsNamed() throws IOException {
    Path missing = directory.resolve("none");
    String message = "plumbline: " + missing + ": no such file or directory\n";
    assertRefused(save(missing.resolve("target"), block()), ExitCodes.ENVIRONMENT, message);
    Path like = StreamBuilder.mapped().block("pc.ram", content).writeTo(directory.resolve("like"));
    assertRefused(save(missing.resolve("target"), "--like", like), ExitCodes.ENVIRONMENT, message);
  }

  @Test
  void aDirectoryThatIsNotWritableIsNamed() throws IOException {
    Path sealed = Files.createDirectory(directory.resolve("sealed"));
    Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(sealed), "root may write anywhere");
    assertRefused(
        save(sealed.resolve("target"), block()),
        ExitCodes.ENVIRONMENT,
        "plumbline: " + sealed + ": permission denied\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null", "/dev/full"})
  void aTargetThatCannotBeWrittenSoIsRefused(String device) {
    assertRefused(save(directory, block()), ExitCodes.ENVIRONMENT, directory + ": is a directory");
    assertRefused(save(device, block()), ExitCodes.ENVIRONMENT, device + ": is neither");
    assertRefused(
        save(device + ",offset=1", block()), ExitCodes.ENVIRONMENT, device + ": is neither");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pc-q35-10.0", "ünï", "日本", "a b", "\t"})
  void whateverTheMachineIsCalledTheFileIsWhole(String machine) throws IOException {
    Cli.Result result = save(target, block(), "--machine=" + machine);
    if (result.code() == ExitCodes.FINE) {
      assertHoldsTheRam(target);
      assertThat(Cli.run("inspect", "--json", target).json().get("machine").textValue())
          .isEqualTo(machine);
    } else {
      assertRefused(result, ExitCodes.USAGE, "--machine");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256, 1000, 70000})
  void aLongMachineNameIsRefusedOrRead(int length) throws IOException {
    whateverTheMachineIsCalledTheFileIsWhole("x".repeat(length));
  }
}
