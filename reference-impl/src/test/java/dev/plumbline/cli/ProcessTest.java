package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.testing.Ram;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen only of a process of its own: its pipes and its exit status. */
@Timeout(120)
final class ProcessTest {

  @TempDir Path directory;
  private Path sample;

  private record Result(int status, String output) {}

  @BeforeEach
  void setUp() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
    StreamBuilder file = StreamBuilder.mapped();
    for (int i = 0; i < 300; i++) {
      file.block("block" + i, Ram.filled(1, 4096, 1));
    }
    sample = file.writeTo(directory.resolve("sample"));
  }

  /** Runs a shell script in which {@code plumbline} is the program. */
  private Result sh(String script) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String program =
        "plumbline() { \"$JAVA\" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC"
            + " -XX:TieredStopAtLevel=1 "
            + Main.class.getName()
            + " \"$@\"; }\n";
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", program + script);
    builder.environment().put("JAVA", java);
    builder.environment().put("CLASSPATH", classes);
    builder.environment().put("SAMPLE", sample.toString());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  @Test
  void aReaderThatHasEnoughEndsItQuietly() throws Exception {
    Result result = sh("plumbline inspect --json \"$SAMPLE\" | head -n 1");
    assertThat(result.output()).isEqualTo("{\n");
    Result pipe =
        sh("{ plumbline inspect --json \"$SAMPLE\"; echo status $? >&2; } | true; sleep 1");
    assertThat(pipe.output()).isEqualTo("status 0\n");
  }

  @Test
  void aFullDiskIsToldAndFails() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
    Result result = sh("plumbline inspect \"$SAMPLE\" > /dev/full");
    assertThat(result.status()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(result.output()).startsWith("plumbline: standard output: ").hasLineCount(1);
  }

  @Test
  void theExitStatusIsThatOfTheCommand() throws Exception {
    assertThat(sh("plumbline verify \"$SAMPLE\" /nowhere/at/all").status())
        .isEqualTo(ExitCodes.ENVIRONMENT);
    Cli.truncate(sample, 5000);
    Result result = sh("plumbline verify \"$SAMPLE\"");
    assertThat(result.status()).isEqualTo(ExitCodes.FINDING);
    assertThat(result.output()).doesNotContain("\033");
  }
}
