package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.Ram;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class InspectAndVerifyTest {

  private static final int PAGE = 4096;

  private final byte[] ram = Ram.random(3, 100, PAGE, 0.5);

  @TempDir Path directory;

  private Path write(StreamBuilder sample) throws IOException {
    return write(sample.build());
  }

  private Path write(Image image) throws IOException {
    return image.writeTo(directory.resolve("sample"));
  }

  private StreamBuilder sample(boolean mapped) {
    return (mapped ? StreamBuilder.mapped() : StreamBuilder.stream()).block("pc.ram", ram);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inspectJsonHasWhatScriptsRelyOn(boolean mapped) throws Exception {
    Image image = sample(mapped).build();
    Cli.Result result = Cli.run("inspect", "--json", "--hash", "--devices", write(image));
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    assertThat(result.err()).isEmpty();
    JsonNode json = result.json();
    assertThat(json.get("form").textValue()).isEqualTo(mapped ? "mapped-ram" : "stream");
    assertThat(json.get("machine").textValue()).isEqualTo("none");
    assertThat(json.get("capabilities").isArray()).isTrue();
    assertThat(json.get("pageSize").longValue()).isEqualTo(PAGE);
    assertThat(json.get("streamOffset").isIntegralNumber()).isTrue();
    assertThat(json.get("libvirt").isNull()).isTrue();
    assertThat(json.get("complete").booleanValue()).isTrue();
    assertThat(json.get("devices").isArray()).isTrue();

    JsonNode block = json.get("blocks").get(0);
    assertThat(block.get("name").textValue()).isEqualTo("pc.ram");
    assertThat(block.get("usedLength").longValue()).isEqualTo(ram.length);
    assertThat(block.get("pageSize").longValue()).isEqualTo(PAGE);
    assertThat(block.get("pages").longValue()).isEqualTo(100);
    long set = block.get("setPages").longValue();
    assertThat(set).isBetween(1L, 99L);
    assertThat(block.get("zeroPages").longValue()).isEqualTo(100 - set);
    assertThat(block.get("sha256").textValue())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ram)));
    if (mapped) {
      assertThat(block.get("bitmapOffset").longValue()).isEqualTo(image.at("block[0].bitmap"));
      assertThat(block.get("pagesOffset").longValue()).isEqualTo(image.at("block[0].pages"));
    } else {
      assertThat(block.get("bitmapOffset").isNull()).isTrue();
    }

    JsonNode section = json.get("sections").get(0);
    assertThat(section.get("name").textValue()).isEqualTo("ram");
    assertThat(section.get("type").textValue()).isEqualTo("start");
    for (String number : new String[] {"instance", "version", "offset"}) {
      assertThat(section.get(number).isIntegralNumber()).as(number).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a migration file at all, but some text", "QEVM"})
  void inspectJsonKeepsItsKeysWhenThereIsNothingToRead(String content) throws IOException {
    Path path = Files.writeString(directory.resolve("junk"), content);
    Cli.Result result = Cli.run("inspect", "--json", "--devices", path);
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    JsonNode json = result.json();
    assertThat(json.fieldNames())
        .toIterable()
        .contains("form", "machine", "capabilities", "pageSize", "streamOffset", "libvirt")
        .contains("complete", "blocks", "sections", "devices");
    assertThat(json.get("complete").booleanValue()).isFalse();
    assertThat(json.get("blocks").isArray()).isTrue();
    assertThat(json.get("findings").size()).isEqualTo(1);
    assertThat(result.err()).startsWith(path + ": error ").hasLineCount(1);
  }

  @Test
  void inspectOfADamagedFileShowsWhatThereIsAndFails() throws IOException {
    Image image = sample(true).build();
    Path path = write(image.cut(image.at("ramEnd.endOfPart") + 1));
    Cli.Result result = Cli.run("inspect", path);
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.out()).contains("incomplete or damaged", "pc.ram");
    assertThat(result.err()).contains("error ");
    Cli.Result hash = Cli.run("inspect", "--hash", path);
    assertThat(hash.err()).endsWith(path + ": not hashed: the file is damaged or incomplete\n");
  }

  @Test
  void headerNumbersOfAllBitsAreUnsignedInJson() throws IOException {
    Path path = write(sample(true).build().set("block[0].header.bitmapOffset", -1));
    Cli.Result result = Cli.run("inspect", "--json", path);
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.json().get("blocks").get(0).get("bitmapOffset").asText())
        .isEqualTo("18446744073709551615");
  }

  @Test
  void verifyPrintsFindingsAndAVerdictOnStdout() throws IOException {
    Image image = sample(true).build();
    Path path = write(image);
    Cli.Result good = Cli.run("verify", "--deep", path);
    assertThat(good.code()).isEqualTo(ExitCodes.FINE);
    assertThat(good.out()).isEqualTo(path + ": ok (0 errors, 0 warnings)\n");
    assertThat(good.err()).isEmpty();

    Cli.patch(path, image.at("block[0].header.version") + 3, 2);
    Cli.Result bad = Cli.run("verify", path);
    assertThat(bad.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(bad.out())
        .contains(path + ": error header-version at ")
        .endsWith(path + ": damaged (1 error, 0 warnings)\n");
    assertThat(bad.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void verifyJsonHasWhatScriptsRelyOn(boolean mapped) throws IOException {
    Path path = write(sample(mapped));
    JsonNode good = Cli.run("verify", "--json", path).json();
    assertThat(good.get("ok").booleanValue()).isTrue();
    assertThat(good.get("findings").size()).isZero();

    Cli.truncate(path, 70);
    Cli.Result result = Cli.run("verify", "--json", path);
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.json().get("ok").booleanValue()).isFalse();
    JsonNode finding = result.json().get("findings").get(0);
    assertThat(finding.get("id").isTextual()).isTrue();
    assertThat(finding.get("severity").textValue()).isEqualTo("error");
    assertThat(finding.get("file").textValue()).isEqualTo(path.toString());
    assertThat(finding.get("offset").isIntegralNumber()).isTrue();
    assertThat(finding.has("block")).isTrue();
    assertThat(finding.get("message").isTextual()).isTrue();
  }

  @Test
  void theStreamsOffsetIsGivenOrHintedAt() throws IOException {
    Path path = write(sample(true).offset(0x1001));
    Cli.Result without = Cli.run("verify", path);
    assertThat(without.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(without.out()).contains("try --offset 4097");
    for (String offset : new String[] {"4097", "0x1001"}) {
      assertThat(Cli.run("verify", "--offset", offset, path).code()).isEqualTo(ExitCodes.FINE);
      JsonNode json = Cli.run("inspect", "--json", "--offset", offset, path).json();
      assertThat(json.get("streamOffset").longValue()).isEqualTo(4097);
    }
    Cli.Result behind = Cli.run("verify", "--offset", "7E", path);
    assertThat(behind.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(behind.out()).contains("file-empty");
  }

  @Test
  void theBitmapsByteOrderIsGivenOrHintedAt() throws IOException {
    byte[] sparse = new byte[200 * 65536];
    sparse[3 * 65536] = 1;
    Path path =
        write(StreamBuilder.mapped().pageBits(16).bitmapOrder(BitmapOrder.BIG).block("b", sparse));
    String finding =
        Cli.run("verify", path)
            .out()
            .lines()
            .filter(line -> line.contains("bitmap-order at"))
            .findFirst()
            .orElseThrow();
    assertThat(finding).contains("try --bitmap-order big");
    assertThat(Cli.run("inspect", path).err()).isEqualTo(finding + "\n");
    Cli.Result with = Cli.run("verify", "--bitmap-order", "big", path);
    assertThat(with.code()).isEqualTo(ExitCodes.FINE);
    assertThat(with.out()).endsWith("ok (0 errors, 0 warnings)\n");
  }

  @Test
  void hostileNamesDontReachTheTerminal() throws IOException {
    String name = "\033[31m\r\n\u0007\u009b\"\\\0" + "x".repeat(240);
    Path path = write(StreamBuilder.mapped().block(name, ram));
    for (String[] command : new String[][] {{"inspect"}, {"verify"}, {"inspect", "--json"}}) {
      Object[] arguments = new Object[command.length + 1];
      System.arraycopy(command, 0, arguments, 0, command.length);
      arguments[command.length] = path;
      Cli.Result result = Cli.run(arguments);
      assertThat((result.out() + result.err()).chars())
          .allMatch(c -> c == '\n' || (c >= ' ' && (c < 0x7f || c > 0x9f)));
    }
  }
}
