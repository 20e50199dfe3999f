package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.testing.DeviceSpec;
import dev.plumbline.testing.LibvirtSpec;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffTest {

  private static final int PAGE = 4096;

  @TempDir private Path directory;

  @Test
  void formWrapperAndOrderDoNotCount() throws IOException {
    Path mapped = StreamBuilder.mapped().typical().writeTo(directory.resolve("mapped"));
    Path stream = StreamBuilder.stream().typical().writeTo(directory.resolve("stream"));
    Path image =
        StreamBuilder.mapped()
            .libvirt(LibvirtSpec.of(ByteOrder.LITTLE_ENDIAN, 6, "<domain/>"))
            .typical()
            .writeTo(directory.resolve("image"));
    for (Path other : new Path[] {mapped, stream, image}) {
      Cli.Result result = Cli.run("diff", mapped, other);
      assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCodes.FINE);
      assertThat(result.out()).isEqualTo("identical: machine, RAM, device state\n");
      assertThat(Cli.run("diff", other, mapped, "--json").json().at("/identical").asBoolean())
          .isTrue();
    }
  }

  /** Against the RAM itself, compared here page by page. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void pagesAreThoseThatDiffer(long seed) throws IOException {
    Random random = new Random(seed);
    int pages = 700 + random.nextInt(200);
    byte[] ram = new byte[pages * PAGE];
    for (int page = 0; page < pages; page++) {
      if (random.nextInt(3) > 0) {
        ram[page * PAGE + random.nextInt(PAGE)] = (byte) (1 + random.nextInt(255));
      }
    }
    byte[] changed = ram.clone();
    for (int i = 0; i < 60; i++) {
      int page = random.nextInt(pages);
      changed[page * PAGE + random.nextInt(PAGE)] ^= (byte) (1 + random.nextInt(255));
      java.util.Arrays.fill(changed, page * PAGE, page * PAGE + (i % 2) * PAGE, (byte) 0);
    }
    Path a = StreamBuilder.mapped().block("r", ram).writeTo(directory.resolve("a"));
    Path b = StreamBuilder.stream().block("r", changed).writeTo(directory.resolve("b"));
    StringBuilder expected = new StringBuilder();
    int first = -1;
    long zeroInA = 0;
    long zeroInB = 0;
    byte[] zeros = new byte[pages * PAGE];
    for (int page = 0; page <= pages; page++) {
      boolean differs = page < pages && !same(ram, changed, page);
      zeroInA += differs && same(ram, zeros, page) ? 1 : 0;
      zeroInB += differs && same(changed, zeros, page) ? 1 : 0;
      if (differs && first < 0) {
        first = page;
      } else if (!differs && first >= 0) {
        expected.append(expected.isEmpty() ? "" : ",");
        expected.append('[').append(first).append(',').append(page - 1).append(']');
        first = -1;
      }
    }
    Cli.Result result = Cli.run("diff", a, b, "--json");
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    JsonNode block = result.json().at("/blocks/0");
    assertThat(block.at("/ranges").toString()).isEqualTo("[" + expected + "]");
    assertThat(block.at("/zeroOnlyInA").asLong()).isEqualTo(zeroInA);
    assertThat(block.at("/zeroOnlyInB").asLong()).isEqualTo(zeroInB);
  }

  private static boolean same(byte[] a, byte[] b, int page) {
    return java.util.Arrays.equals(
        a, page * PAGE, (page + 1) * PAGE, b, page * PAGE, (page + 1) * PAGE);
  }

  @Test
  void zeroPagesThatCameAndWentAreTold() throws IOException {
    Path a = StreamBuilder.mapped().block("r", 400).pages(3, 2, true, true).writeTo(file("a"));
    Path b = StreamBuilder.mapped().block("r", 400).pages(4, 3, true, true).writeTo(file("b"));
    JsonNode block = Cli.run("diff", a, b, "--json").json().at("/blocks/0");
    assertThat(block.at("/ranges").toString()).isEqualTo("[[3,3],[5,6]]");
    assertThat(block.at("/zeroOnlyInA").asLong()).isEqualTo(2);
    assertThat(block.at("/zeroOnlyInB").asLong()).isEqualTo(1);
    assertThat(Cli.run("diff", a, b).out())
        .contains("3 pages of 4 KiB differ (zero only in A: 2, only in B: 1): 3, 5-6");
  }

  @Test
  void denseRamIsComparedToTheLastPage() throws IOException {
    byte[] ram = new byte[(3 << 20) + PAGE];
    new Random(1).nextBytes(ram);
    byte[] changed = ram.clone();
    for (int page : new int[] {0, 255, 256, 511, 768}) {
      changed[page * PAGE + PAGE - 1] ^= 1;
    }
    Path a = StreamBuilder.mapped().block("r", ram).writeTo(file("a"));
    Path b = StreamBuilder.mapped().block("r", changed).writeTo(file("b"));
    JsonNode block = Cli.run("diff", a, b, "--json").json().at("/blocks/0");
    assertThat(block.at("/ranges").toString()).isEqualTo("[[0,0],[255,256],[511,511],[768,768]]");
    assertThat(Cli.run("diff", b, b).code()).isEqualTo(ExitCodes.FINE);
  }

  @Test
  void pageSizesMayDiffer() throws IOException {
    byte[] ram = new byte[1 << 16];
    ram[5000] = 1;
    byte[] changed = ram.clone();
    changed[1024] = 2;
    Path a = StreamBuilder.mapped().pageBits(10).block("r", ram).writeTo(file("a"));
    Path b = StreamBuilder.stream().pageBits(12).block("r", changed).writeTo(file("b"));
    JsonNode block = Cli.run("diff", a, b, "--json").json().at("/blocks/0");
    assertThat(block.at("/pageSize").asLong()).isEqualTo(1024);
    assertThat(block.at("/ranges").toString()).isEqualTo("[[1,1]]");
  }

  @Test
  void longerBlockDiffersWhereTheOtherHasNone() throws IOException {
    Path a = StreamBuilder.mapped().block("r", 10, 2).writeTo(file("a"));
    Path b = StreamBuilder.mapped().block("r", 12, 2).writeTo(file("b"));
    JsonNode block = Cli.run("diff", a, b, "--json").json().at("/blocks/0");
    assertThat(block.at("/ranges").toString()).isEqualTo("[[10,11]]");
  }

  @Test
  void renamedBlockIsSuggested() throws IOException {
    Path a = StreamBuilder.mapped().block("pc.ram", 40, 2).block("x", 40).writeTo(file("a"));
    // The builder's content depends on the block's place, not on its name.
    Path b = StreamBuilder.mapped().block("ram0", 40, 2).block("x", 40).writeTo(file("b"));
    Cli.Result result = Cli.run("diff", a, b);
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.out())
        .contains("\"pc.ram\": only in A, which has nearly the same as \"ram0\" in B: renamed?")
        .contains("\"ram0\": only in B");
  }

  @Test
  void deviceFieldsAreNamed() throws IOException {
    Path a = StreamBuilder.mapped().device(device(7, 1)).writeTo(file("a"));
    Path b = StreamBuilder.stream().device(device(9, 1)).writeTo(file("b"));
    Path c = StreamBuilder.stream().device(device(7, 2)).writeTo(file("c"));
    JsonNode ticks = Cli.run("diff", a, b, "--json").json();
    assertThat(ticks.at("/devices").toString())
        .isEqualTo(
            "[{\"device\":\"timer\",\"instance\":0,\"field\":\"ticks\",\"a\":\"7\",\"b\":\"9\"}]");
    assertThat(Cli.run("diff", a, c).out()).contains("device \"timer\", state/x: 1 -> 2");
    Path none = StreamBuilder.stream().writeTo(file("none"));
    assertThat(Cli.run("diff", a, none).out()).contains("device \"timer\": present -> none");
  }

  private static DeviceSpec device(int ticks, int x) {
    return DeviceSpec.of("timer").u32("ticks", ticks).struct("state", s -> s.u32("x", x));
  }

  @Test
  void damagedFileIsNotCompared() throws IOException {
    Path a = StreamBuilder.mapped().typical().writeTo(file("a"));
    Path b = Files.copy(a, file("b"));
    Cli.truncate(b, 100_000);
    for (Object[] words : new Object[][] {{"diff", a, b}, {"diff", b, a}}) {
      Cli.Result result = Cli.run(words);
      assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains("b: not compared: the file is damaged");
    }
    assertThat(Cli.run("diff", a, file("missing")).code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(Cli.run("diff", a).code()).isEqualTo(ExitCodes.USAGE);
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
