package dev.plumbline.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TracedRunTest {

  @TempDir private Path scratch;

  @Test
  void callsAreCountedWhereTheyEnd() throws IOException {
    Path trace =
        Files.writeString(
            scratch.resolve("trace"),
            """
            41 write(0xe, 0x55dfd5d2f000, 0x2000) = 0x2000
            42 pwritev(0x1b, 0x7fff140bf3d0, 0x1, 0x100000, 0) = 0x1000
            43 pwritev(0x1c, 0x7fff140bf3d0, 0x1, 0x102000, 0 <unfinished ...>
            42 pwritev(0x1b, 0x7fff140bf3d0, 0x1, 0x104000, 0) = 0xffffffffffffffe4 (errno 28)
            43 <... pwritev resumed>)          = 0x1000
            44 pread64(0x1c, 0x7fff140bf3d0, 0x1, 0x104000) = 0
            44 read(0x1c, 0x7fff140bf3d0, 0x1) = 0xfffffffffffffff5
            44 +++ exited with 0 +++
            """);
    assertThat(TracedRun.read(trace))
        .isEqualTo(
            new Requests(
                3, 16384, List.of(new Requests.Size(4096, 2), new Requests.Size(8192, 1))));
  }
}
