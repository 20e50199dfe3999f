package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Main;
import dev.plumbline.fixtures.golden.GoldenPrefix;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.migration.BlockFileNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same by the commands that users type. */
@Timeout(120)
final class CommandsRoundTripTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "on,   on,  1, 0",
    "on,   off, 2, 4097",
    "off,  on,  3, 4096",
    "auto, on,  8, 4097",
    "auto, off, 1, 0"
  })
  void qemuLoadsWhatRestoreAndSaveLikeMadeOfItsFile(
      String direct, String zeroPages, int channels, long offset) throws IOException {
    Variation plain = new Variation(2, false, 0);
    new Variation(channels, direct.equals("on"), 0).requireIn(directory);
    Guest guest = Guest.boards().get(1);
    QemuBinary qemu = QemuSide.x86().getFirst();
    guest.fill(directory);
    Path original = directory.resolve("original");
    QemuSide.save(qemu, guest, directory, original, plain);

    Path restored = directory.resolve("restored");
    run("restore", original, "--to", restored, "--channels", channels);
    Variation variation = new Variation(channels, false, offset);
    Path rewritten = directory.resolve("rewritten");
    Files.write(rewritten, GoldenPrefix.bytes(offset));
    List<Object> save = new ArrayList<>(List.of("save", "--like", original));
    save.addAll(List.of("--to", offset == 0 ? rewritten : rewritten + ",offset=" + offset));
    save.addAll(List.of("--direct-io", direct, "--zero-pages", zeroPages));
    save.addAll(List.of("--channels", channels));
    SequencedMap<String, Path> blocks = JavaSide.restore(original, plain, directory.resolve("all"));
    for (Ram ram : guest.ram()) {
      Path file = restored.resolve(BlockFileNames.of(ram.name()));
      SparseFiles.assertSame(file, ram.in(directory).file(), ram.name());
      blocks.put(ram.name(), file);
      // The board's own blocks aren't named: they come from the other file.
      save.addAll(List.of("--block", ram.name() + "=" + file));
    }
    run(save.toArray());
    run("verify", rewritten, "--deep", "--offset", offset);
    JavaSide.assertPrefix(rewritten, variation);
    JavaSide.assertClean(rewritten, variation);
    for (var options :
        List.of(MigrationOptions.mappedRam(), MigrationOptions.mappedRam().multifd(channels))) {
      QemuSide.assertLoads(
          qemu, guest, rewritten, variation, options, directory.resolve("loaded"), blocks);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zero", "random:1", "sparse:2", "fragmented:3"})
  void qemuLoadsWhatSaveMadeOfRamAlone(String content) throws IOException {
    Guest guest = Guest.none("", 1025, content);
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    blocks.put("m0", guest.ram().getFirst().fill(directory));
    Path file = directory.resolve("file");
    for (String zeroPages : List.of("on", "off")) {
      run("save", "--block", "m0=" + blocks.get("m0"), "--to", file, "--zero-pages", zeroPages);
      Variation variation = new Variation(1, false, 0);
      JavaSide.assertClean(file, variation);
      QemuSide.assertLoads(
          QemuSide.x86().getFirst(),
          guest,
          file,
          variation,
          variation.options(),
          directory.resolve("loaded"),
          blocks);
    }
  }

  private static void run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    assertThat(code).as("%s: %s%s", Arrays.toString(words), out, err).isZero();
  }
}
