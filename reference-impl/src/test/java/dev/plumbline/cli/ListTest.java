package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.testing.LibvirtSpec;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListTest {

  @TempDir private Path directory;

  @Test
  void eachSnapshotHasALine() throws IOException {
    Path tree = Files.createDirectories(directory.resolve("tree/sub")).getParent();
    Path mapped = StreamBuilder.mapped().typical().writeTo(tree.resolve("b.mig"));
    LibvirtSpec header = LibvirtSpec.of(ByteOrder.LITTLE_ENDIAN, 0, "<domain/>");
    Path image =
        StreamBuilder.stream().libvirt(header).typical().writeTo(tree.resolve("sub/a.save"));
    Files.writeString(tree.resolve("text"), "QEVM, but not really");
    Files.createFile(tree.resolve("empty"));
    Cli.Result result = Cli.run("list", tree);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCodes.FINE);
    assertThat(result.out().lines())
        .containsExactly(
            mapped + ": mapped-ram, none, 292 KiB of RAM, 2 MiB, ok",
            image + ": stream in a libvirt save image, none, 292 KiB of RAM, 22.1 KiB, ok");
  }

  @Test
  void damagedOnesAreNamedAndTheOthersListed() throws IOException {
    Path good = StreamBuilder.stream().typical().writeTo(directory.resolve("good"));
    Path bad = StreamBuilder.mapped().typical().writeTo(directory.resolve("bad"));
    Cli.truncate(bad, 100_000);
    Cli.Result result = Cli.run("list", directory, "--json");
    assertThat(result.code()).isEqualTo(ExitCodes.FINDING);
    JsonNode files = result.json().at("/files");
    assertThat(files.size()).isEqualTo(2);
    assertThat(files.at("/0/file").asText()).isEqualTo(bad.toString());
    assertThat(files.at("/0/ok").asBoolean()).isFalse();
    assertThat(files.at("/0/error/id").asText()).isEqualTo("region-outside");
    assertThat(files.at("/1/file").asText()).isEqualTo(good.toString());
    assertThat(files.at("/1/ok").asBoolean()).isTrue();
  }

  @Test
  void symbolicLinksAreNotFollowed() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    StreamBuilder.stream().typical().writeTo(outside.resolve("file"));
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("file"), outside.resolve("file"));
    Files.createSymbolicLink(tree.resolve("directory"), outside);
    Files.createSymbolicLink(tree.resolve("loop"), tree);
    Cli.Result result = Cli.run("list", tree);
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void whatIsNoDirectoryIsTheEnvironmentsFault() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(Cli.run("list", file).code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(Cli.run("list", directory.resolve("missing")).code())
        .isEqualTo(ExitCodes.ENVIRONMENT);
  }
}
