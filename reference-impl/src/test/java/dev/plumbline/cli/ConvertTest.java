package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.testing.LibvirtSpec;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {10, 12, 16})
  void thereAndBackIsTheSameFile(int pageBits) throws IOException {
    Path mapped =
        StreamBuilder.mapped()
            .pageBits(pageBits)
            .typical()
            .block("dense", 600)
            .pages(0, 600, true, true)
            .writeTo(directory.resolve("mapped"));
    Path stream =
        StreamBuilder.stream()
            .pageBits(pageBits)
            .typical()
            .block("dense", 600)
            .pages(0, 600, true, true)
            .writeTo(directory.resolve("stream"));
    Path out = directory.resolve("out");
    Path back = directory.resolve("back");
    convert(mapped, out, "--to", "stream");
    convert(out, back, "--to", "mapped-ram");
    assertSameContent(mapped, out);
    assertSameContent(mapped, back);
    convert(stream, out, "--to", "mapped-ram");
    convert(out, back, "--to", "stream");
    assertSameContent(stream, out);
    assertSameContent(stream, back);
  }

  @Test
  void theOrderOfBitmapsMayBeTheOther() throws IOException {
    Path mapped =
        StreamBuilder.mapped()
            .bitmapOrder(dev.plumbline.ram.BitmapOrder.BIG)
            .typical()
            .writeTo(directory.resolve("big"));
    Path out = directory.resolve("out");
    convert(mapped, out, "--to", "mapped-ram", "--bitmap-order", "big");
    assertThat(hashes(out)).isEqualTo(hashes(mapped, "--bitmap-order", "big"));
  }

  @Test
  void blocksThatWereLeftOutStayOut() throws IOException {
    Path mapped =
        StreamBuilder.stream()
            .capability("x-ignore-shared")
            .block("pc.ram", 3, 1)
            .writeTo(directory.resolve("in"));
    Path out = directory.resolve("out");
    convert(mapped, out, "--to", "mapped-ram");
    JsonNode json = Cli.run("inspect", out, "--json").json();
    assertThat(json.at("/capabilities").toString())
        .isEqualTo("[\"x-ignore-shared\",\"mapped-ram\"]");
    assertThat(hashes(out)).isEqualTo(hashes(mapped));
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void theLibvirtHeaderIsKeptStrippedOrAdded(Order order) throws IOException {
    String xml = "<domain>x</domain>\0<cookie/>\0";
    Path image =
        StreamBuilder.mapped()
            .libvirt(LibvirtSpec.of(order.order, 6, xml))
            .typical()
            .writeTo(directory.resolve("image"));
    Path kept = directory.resolve("kept");
    JsonNode json = Cli.run("convert", image, kept, "--to", "stream", "--json").json();
    assertThat(json.at("/libvirt").asText()).isEqualTo("raw");
    assertThat(json.at("/streamOffset").asLong()).isEqualTo(92 + xml.length());
    byte[] front = Arrays.copyOf(Files.readAllBytes(image), 92 + xml.length());
    int format = order == Order.LITTLE ? 28 : 31;
    assertThat(front[format]).isEqualTo((byte) 6);
    front[format] = 0;
    assertThat(Files.readAllBytes(kept)).startsWith(front);
    assertSameContent(image, kept);

    Path stripped = directory.resolve("stripped");
    convert(image, stripped, "--to", "mapped-ram", "--libvirt", "strip");
    assertThat(Files.readAllBytes(stripped)).startsWith('Q', 'E', 'V', 'M');
    assertSameContent(image, stripped);

    Path added = directory.resolve("added");
    convert(stripped, added, "--to", "mapped-ram", "--libvirt", image);
    assertThat(added).hasSameBinaryContentAs(image);
  }

  enum Order {
    LITTLE(ByteOrder.LITTLE_ENDIAN),
    BIG(ByteOrder.BIG_ENDIAN);

    private final ByteOrder order;

    Order(ByteOrder order) {
      this.order = order;
    }
  }

  @Test
  void damagedFileIsNotConverted() throws IOException {
    Path in = StreamBuilder.mapped().typical().writeTo(directory.resolve("in"));
    Cli.truncate(in, Files.size(in) - 3);
    Path out = Files.writeString(directory.resolve("out"), "before");
    Cli.Result result = Cli.run("convert", in, out, "--to", "stream");
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.err()).contains("error ", "in: not converted: the file is damaged");
    assertThat(out).hasContent("before");
  }

  @Test
  void lostPagesAreNotConvertedAsZeros() throws IOException {
    Path in =
        StreamBuilder.mapped()
            .block("pc.ram", 64)
            .pages(0, 64, true, false)
            .writeTo(directory.resolve("in"));
    assertThat(Cli.run("convert", in, directory.resolve("out"), "--to", "stream").code())
        .isEqualTo(ExitCodes.FINDING);
    assertLeft("in");
  }

  @Test
  void withoutConfigurationThereIsNoMappedRam() throws IOException {
    Path in = StreamBuilder.stream().noConfiguration().typical().writeTo(directory.resolve("in"));
    Path out = directory.resolve("out");
    convert(in, out, "--to", "stream");
    assertSameContent(in, out);
    Cli.Result result = Cli.run("convert", in, directory.resolve("no"), "--to", "mapped-ram");
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.err()).contains("configuration-missing");
    assertLeft("in", "out");
  }

  @Test
  void whatMakesNoSenseIsWrongUsage() throws IOException {
    Path in = StreamBuilder.mapped().typical().writeTo(directory.resolve("in"));
    byte[] before = Files.readAllBytes(in);
    Files.createSymbolicLink(directory.resolve("link"), in);
    for (String out : new String[] {"in", "link", "./in"}) {
      Cli.Result same = Cli.run("convert", in, directory.resolve(out), "--to", "stream");
      assertThat(same.code()).as(out).isEqualTo(ExitCodes.USAGE);
      assertThat(same.err()).contains("is both IN and OUT");
    }
    assertThat(Cli.run("convert", in, directory.resolve("x"), "--to", "elf").code())
        .isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("convert", in, directory.resolve("x")).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(in).hasBinaryContent(before);
    Cli.Result example =
        Cli.run("convert", in, directory.resolve("x"), "--to", "stream", "--libvirt", in);
    assertThat(example.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(example.err()).contains("no whole libvirt save image");
    assertLeft("in", "link");
  }

  @Test
  void noPlaceToWriteIsTheEnvironmentsFault() throws IOException {
    Path in = StreamBuilder.mapped().typical().writeTo(directory.resolve("in"));
    Files.createDirectory(directory.resolve("taken"));
    for (String out : new String[] {"missing/out", "taken"}) {
      assertThat(Cli.run("convert", in, directory.resolve(out), "--to", "stream").code())
          .as(out)
          .isEqualTo(ExitCodes.ENVIRONMENT);
    }
    assertLeft("in", "taken");
  }

  private void assertLeft(String... names) throws IOException {
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  private static void convert(Path in, Path out, Object... options) throws IOException {
    Object[] words = new Object[options.length + 3];
    words[0] = "convert";
    words[1] = in;
    words[2] = out;
    System.arraycopy(options, 0, words, 3, options.length);
    byte[] before = Files.readAllBytes(in);
    Cli.Result result = Cli.run(words);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCodes.FINE);
    assertThat(in).hasBinaryContent(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-------");
    Cli.Result verified = Cli.run("verify", "--deep", out);
    assertThat(verified.code()).as(verified.out()).isEqualTo(ExitCodes.FINE);
    assertThat(verified.out()).contains("ok (0 errors, 0 warnings)");
  }

  private static void assertSameContent(Path one, Path other) throws IOException {
    assertThat(hashes(other)).isEqualTo(hashes(one));
  }

  /** Blocks with the hashes of their content, and device state. */
  private static String hashes(Path file, Object... options) throws IOException {
    Object[] words = new Object[options.length + 5];
    System.arraycopy(
        new Object[] {"inspect", file, "--json", "--hash", "--devices"}, 0, words, 0, 5);
    System.arraycopy(options, 0, words, 5, options.length);
    JsonNode json = Cli.run(words).json();
    StringBuilder text = new StringBuilder(json.at("/machine").asText());
    for (JsonNode block : json.at("/blocks")) {
      text.append('\n').append(block.at("/name")).append(block.at("/sha256"));
    }
    String devices = json.at("/devices").toPrettyString().replaceAll("\"offset\" : \\d+", "");
    return text.append(devices).toString();
  }
}
