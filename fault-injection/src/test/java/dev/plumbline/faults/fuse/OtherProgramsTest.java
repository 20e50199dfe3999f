package dev.plumbline.faults.fuse;

import static dev.plumbline.faults.fuse.Mounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of other people's meet exactly the planned faults: what they say and the log agree. */
@Timeout(120)
final class OtherProgramsTest {

  private static final int KIB = 1024;

  /** {@code fio: io_u error on file /…: Input/output error: write offset=8192, buflen=4096}. */
  private static final Pattern FIO_ERROR =
      Pattern.compile("io_u error on file [^:]*: ([^:]*): (\\w+) offset=(\\d+), buflen=(\\d+)");

  /** {@code crc32c: verify failed at file /… offset 4096, length 512 …}. */
  private static final Pattern FIO_DIFFERENCE =
      Pattern.compile("at file \\S+ offset (\\d+), length (\\d+)");

  @TempDir private Path backing;
  private FaultMount mount;
  private Path root;

  @BeforeEach
  void mount() throws IOException {
    mount = Mounts.start(backing, Plan.EMPTY);
    root = mount.directory();
  }

  @AfterEach
  void unmount() throws IOException {
    if (mount != null) {
      mount.close();
    }
  }

  @Test
  void ddStopsWhereTheWriteFails() throws IOException {
    mount.change(plan("on write direct at 256K..257K: error ENOSPC"));
    Mounts.Ended ended =
        OtherPrograms.dd(root, "if=/dev/zero", "of=file", "bs=64K", "count=16", "oflag=direct");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output())
        .contains("error writing 'file': No space left on device", "4+0 records out");
    assertThat(mount.fired())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.offsetBytes()).isEqualTo(256 * KIB);
              assertThat(fault.lengthBytes()).isEqualTo(64 * KIB);
              assertThat(fault.direct()).isTrue();
            });
    assertThat(Files.size(backing.resolve("file"))).isEqualTo(256 * KIB);
  }

  @Test
  void ddStopsWhereTheReadFails() throws IOException {
    Files.write(backing.resolve("file"), new byte[1024 * KIB]);
    mount.change(plan("on read number 6: error EIO"));
    Mounts.Ended ended =
        OtherPrograms.dd(root, "if=file", "of=/dev/null", "bs=64K", "iflag=direct");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output())
        .contains("error reading 'file': Input/output error", "5+0 records in");
    assertThat(OtherPrograms.offsets(mount.fired())).containsExactly(320L * KIB);
  }

  @Test
  void ddCountsShortReadsAsPartialRecords() throws IOException {
    Files.write(backing.resolve("file"), new byte[1024 * KIB]);
    mount.change(plan("on read direct at 128K: short by 4096"));
    Mounts.Ended ended =
        OtherPrograms.dd(root, "if=file", "of=/dev/null", "bs=64K", "iflag=direct", "count=16");
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("15+1 records in");
    assertThat(OtherPrograms.offsets(mount.fired())).containsExactly(128L * KIB);
  }

  @Test
  void ddContinuesAfterAShortWrite() throws IOException {
    byte[] content = new byte[640 * KIB];
    new java.util.Random(1).nextBytes(content);
    Path source = Files.write(backing.resolve("source"), content);
    mount.change(plan("on write direct number 3: short by 4096"));
    Mounts.Ended ended =
        OtherPrograms.dd(root, "if=" + source, "of=file", "bs=64K", "oflag=direct");
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(Files.readAllBytes(backing.resolve("file"))).isEqualTo(content);
    assertThat(OtherPrograms.offsets(mount.fired())).containsExactly(128L * KIB);
  }

  @Test
  void ddIsToldThatThereIsNoDirectIo() throws IOException {
    mount.change(plan("on open direct: error EINVAL"));
    Mounts.Ended ended =
        OtherPrograms.dd(root, "if=/dev/zero", "of=file", "bs=64K", "count=1", "oflag=direct");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("failed to open 'file': Invalid argument");
    assertThat(mount.fired()).hasSize(1);
  }

  @Test
  void fioReportsTheErrorAtItsPlace() throws IOException {
    mount.change(plan("seed 5", "on write chance 2%: error EIO"));
    Mounts.Ended ended = OtherPrograms.fio(root, true, 1, "--numjobs=1");
    assertThat(ended.code()).isNotZero();
    Matcher said = FIO_ERROR.matcher(ended.output());
    assertThat(said.find()).as(ended.output()).isTrue();
    assertThat(said.group(1)).isEqualTo("Input/output error");
    assertThat(mount.fired())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.call()).isEqualTo(said.group(2));
              assertThat(fault.offsetBytes()).isEqualTo(Long.parseLong(said.group(3)));
              assertThat(fault.lengthBytes()).isEqualTo(Long.parseLong(said.group(4)));
            });
  }

  @Test
  void fioFindsWhatTheDiskGotWrong() throws IOException {
    mount.change(plan("on write number 50: flip 1"));
    Mounts.Ended ended = OtherPrograms.fio(root, true, 2, "--numjobs=1");
    assertThat(ended.code()).isNotZero();
    Matcher said = FIO_DIFFERENCE.matcher(ended.output());
    assertThat(said.find()).as(ended.output()).isTrue();
    long offset = Long.parseLong(said.group(1));
    assertThat(mount.fired())
        .singleElement()
        .satisfies(
            fault ->
                assertThat(offset)
                    .isBetween(
                        fault.offsetBytes(), fault.offsetBytes() + fault.lengthBytes() - 1));
  }
}
