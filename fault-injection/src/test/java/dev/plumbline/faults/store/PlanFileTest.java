package dev.plumbline.faults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanFileTest {

  @TempDir Path directory;

  @Test
  void aPlanIsRead() throws IOException, PlanException {
    Path path = Files.writeString(directory.resolve("plan"), "faults 1\nseed 9\n");
    assertThat(PlanFile.read(path)).isEqualTo(Plan.EMPTY.withSeed(9));
  }

  @Test
  void whatIsNoPlanIsNamed() throws IOException {
    Path path = Files.writeString(directory.resolve("plan"), "faults 1\non");
    assertThatThrownBy(() -> PlanFile.read(path))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith(path + ":2:3: found the end of the line, expected a call: ");
    Files.write(path, new byte[] {(byte) 0xff, 0});
    assertThatThrownBy(() -> PlanFile.read(path))
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": not a plan: not UTF-8 text");
    assertThatThrownBy(() -> PlanFile.read(directory.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void anEndlessFileIsNotReadToItsEnd() {
    assertThatThrownBy(() -> PlanFile.read(Path.of("/dev/zero")))
        .hasMessageContaining("too long for a plan");
  }
}
