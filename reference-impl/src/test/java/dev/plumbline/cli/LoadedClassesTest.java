package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.io.OpenFlags;
import dev.plumbline.io.RawFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands load nothing that they don't use: jnr-posix takes a third of a second. */
@Timeout(60)
final class LoadedClassesTest {

  @TempDir private Path directory;

  /** Uses what needs jnr-posix, to show that the test would see it. */
  static final class UsesRawFile {

    private UsesRawFile() {}

    public static void main(String[] args) throws IOException {
      RawFile.open(Path.of(args[0]), OpenFlags.O_RDONLY, 0).close();
    }
  }

  @Test
  void inspectLoadsNoJnr() throws IOException, InterruptedException {
    Path file = directory.resolve("file");
    // A header and the end of the stream: the smallest there is.
    Files.write(file, new byte[] {'Q', 'E', 'V', 'M', 0, 0, 0, 3, 0});
    List<String> loaded = loadedBy(Main.class, "inspect", file.toString());
    assertThat(loaded).anyMatch(line -> line.contains(InspectCommand.class.getName()));
    assertThat(loaded).anyMatch(line -> line.contains("dev.plumbline.io.ChannelFile"));
    assertThat(loaded).noneMatch(LoadedClassesTest::isJnr);
    assertThat(loadedBy(UsesRawFile.class, file.toString())).anyMatch(LoadedClassesTest::isJnr);
  }

  private static boolean isJnr(String line) {
    return line.contains(" jnr.") || line.contains(" com.kenai.jffi.");
  }

  private List<String> loadedBy(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().filter(line -> line.contains("[class,load]")).toList();
  }
}
