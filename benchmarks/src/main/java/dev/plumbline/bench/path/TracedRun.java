package dev.plumbline.bench.path;

import dev.plumbline.fixtures.qemu.Executables;
import dev.plumbline.fixtures.qemu.QemuBinary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run of QEMU's under strace, which sees its requests to the migration file. It isn't timed. */
final class TracedRun {

  private static final String CALLS =
      "trace=write,writev,pwrite64,pwritev,pwritev2,read,readv,pread64,preadv,preadv2";

  /** A call's end, be it on the line of its beginning or on one of its own. */
  private static final Pattern END = Pattern.compile("(?:write|read)[v0-9]*[( ].*= 0x([0-9a-f]+)$");

  private TracedRun() {}

  /** Runs it; nobody has counted where there is no strace. */
  static Requests of(QemuContender contender) throws IOException {
    Optional<Path> strace = Executables.onPath("strace");
    if (strace.isEmpty()) {
      return Requests.UNKNOWN;
    }
    Path trace = Files.createTempFile("plumbline-bench-", ".strace");
    try {
      List<String> launcher = new ArrayList<>();
      launcher.add(strace.get().toString());
      // -D: QEMU stays the child, so that it is ended like any other.
      launcher.addAll(List.of("-D", "-f", "--seccomp-bpf", "-qq", "-e", "raw=all", "-e", CALLS));
      launcher.addAll(List.of("-P", contender.file().toString(), "-o", trace.toString()));
      launcher.addAll(contender.binary().launcher());
      QemuBinary traced =
          new QemuBinary(
              contender.binary().name(),
              launcher,
              contender.binary().environment(),
              contender.binary().version());
      contender.with(traced).run();
      return read(trace);
    } finally {
      Files.delete(trace);
    }
  }

  /** What a trace tells. */
  static Requests read(Path trace) throws IOException {
    TreeMap<Long, Long> sizes = new TreeMap<>();
    long count = 0;
    long bytes = 0;
    try (BufferedReader lines = Files.newBufferedReader(trace)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher end = END.matcher(line);
        // An error's number is negative: it has all of its upper bits.
        if (end.find() && end.group(1).length() < 16 && !end.group(1).equals("0")) {
          long size = Long.parseLong(end.group(1), 16);
          sizes.merge(size, 1L, Long::sum);
          count++;
          bytes += size;
        }
      }
    }
    List<Requests.Size> list = new ArrayList<>();
    sizes.forEach((size, times) -> list.add(new Requests.Size(size, times)));
    return new Requests(count, bytes, list);
  }
}
