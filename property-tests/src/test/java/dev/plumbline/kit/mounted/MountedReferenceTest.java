package dev.plumbline.kit.mounted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.fuse.FaultMount;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanException;
import dev.plumbline.faults.plan.PlanParser;
import dev.plumbline.kit.judge.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the disk does, the reference implementation is right or says that it isn't. */
final class MountedReferenceTest {

  @TempDir private Path directory;
  private Path backing;
  private FaultMount mount;
  private ReferenceTrial trial;

  @BeforeEach
  void mount() throws IOException {
    backing = Files.createDirectory(directory.resolve("backing"));
    MountedGuest guest = MountedGuest.make(Files.createDirectory(directory.resolve("ram")));
    mount = Mounted.start(backing, Plan.EMPTY);
    trial = new ReferenceTrial(guest, mount, backing);
  }

  @AfterEach
  void unmount() throws IOException {
    if (mount != null) {
      mount.close();
    }
  }

  @Test
  @Timeout(300)
  void everyFaultEndsInTheRightContentOrAClearError() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (MountedCase tried : MountedCase.all()) {
      Observation observed = trial.run(tried);
      // It may open fewer files than a case counts.
      boolean spared = tried.rule().startsWith("on open") && observed.faults().isEmpty();
      softly
          .assertThat(spared || tried.fits(observed.faults()))
          .as("%s: %s", tried, observed)
          .isTrue();
      Set<Verdict> allowed = EnumSet.of(Verdict.OK);
      if (!spared) {
        allowed.addAll(tried.conforming());
      }
      softly.assertThat(observed.verdict()).as("%s: %s", tried, observed).isIn(allowed);
      softly.assertThat(openFilesOf(mount.directory())).as("%s", tried).isEmpty();
      if (!tried.operation().equals("outage")) {
        // What was deleted and not synced is back after an outage: the lock, which nobody holds.
        softly.assertThat(leftovers()).as("%s: left in the directory", tried).isEmpty();
      }
    }
    softly.assertAll();
  }

  private static Set<String> openFilesOf(Path place) throws IOException {
    Set<String> open = new java.util.TreeSet<>();
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        String file = link(descriptor);
        if (file.startsWith(place.toString())) {
          open.add(file);
        }
      }
    }
    return open;
  }

  private static String link(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed meanwhile: it was the directory's own.
      return "";
    }
  }

  private Set<String> leftovers() throws IOException {
    Set<String> left = new java.util.TreeSet<>();
    try (var files = Files.newDirectoryStream(mount.directory())) {
      files.forEach(file -> left.add(file.getFileName().toString()));
    }
    left.removeAll(Set.of("saved", "good-reference"));
    return left;
  }

  @ParameterizedTest
  @CsvSource({
    "on write at block[0].bitmap: error EIO, 3, Input/output error",
    "on write: full ENOSPC after 1M, 3, No space left on device",
    "on write direct: error EINVAL, 3, Invalid argument",
    "on write at block[0].page[17] once: short random, 0, ''",
    "on sync: error EIO, 3, Input/output error"
  })
  @Timeout(60)
  void theProgramSaysWhatHappenedInALine(String rule, int code, String error) throws Exception {
    mount.change(PlanParser.parse("test", "faults 1\n" + rule + "\n"));
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plumbline.cli.Main",
                "save",
                "--block",
                "m0=" + directory.resolve("ram/truth"),
                "--to",
                mount.directory().resolve("saved").toString(),
                "--direct-io",
                "on")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isEqualTo(code);
    assertThat(said.lines()).hasSize(code == 0 ? 0 : 1);
    assertThat(said).contains(error);
    assertThat(mount.fired()).isNotEmpty();
    assertThat(backing.resolve("saved").toFile().exists()).isEqualTo(code == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on write at header: power-cut before keep random",
        "on write at block[0].page[17]: power-cut after keep all",
        "on write at block[0].bitmap: power-cut after keep random",
        "on write at last-write: power-cut before keep synced",
        "on write at last-write: power-cut after keep all",
        "on sync number 1: power-cut before keep random",
        "on sync number 1: power-cut after keep synced",
        "on rename: power-cut before keep all",
        "on rename: power-cut after keep synced",
        "on rename: power-cut after keep all",
        "on sync-directory: power-cut before keep random",
        "on sync-directory: power-cut after keep synced"
      })
  @Timeout(60)
  void afterAPowerCutThePathHoldsTheOldContentOrTheNew(String rule)
      throws IOException, PlanException {
    for (int seed = 1; seed <= 3; seed++) {
      Plan plan = PlanParser.parse("test", "faults 1\nseed " + seed + "\n" + rule + "\n");
      assertThat(trial.isWholeAfter(plan)).as("%s, seed %s", rule, seed).isTrue();
    }
  }
}
