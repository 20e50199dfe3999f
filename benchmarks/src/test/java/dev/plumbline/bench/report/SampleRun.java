package dev.plumbline.bench.report;

import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.bench.path.Host;
import dev.plumbline.bench.path.Measurement;
import dev.plumbline.bench.path.Operation;
import dev.plumbline.bench.path.Requests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run that never was, with a bit of everything. */
final class SampleRun {

  private static final long GIB = 1L << 30;

  private SampleRun() {}

  static BenchRun run() {
    List<Measurement> all = new ArrayList<>();
    for (int channels : new int[] {1, 4}) {
      for (int round = 0; round < 2; round++) {
        // The second round meets a machine of half the speed.
        double drift = round + 1;
        all.add(one("reference direct", channels, "random", GIB, round, drift));
        all.add(one("qemu direct", channels, "random", GIB, round, 2 * drift));
      }
    }
    all.add(one("fio psync 4M", 0, "random", GIB, 0, 0.5));
    all.add(one("fio psync 4M", 0, "random", GIB, 1, 1));
    for (int pages : new int[] {1, 64, 1024}) {
      all.add(one("reference direct", 4, "runs-" + pages, GIB, 0, 1.5));
      all.add(one("qemu direct", 4, "runs-" + pages, GIB, 0, 200.0 / pages));
    }
    for (int shift : new int[] {0, 2, 10}) {
      all.add(one("reference buffered", 4, "sparse", GIB << shift, 0, 0.2 + shift));
    }
    return new BenchRun(
        new Host("<b>Processor</b> & co", 2, 24 * GIB, "Linux 6.18 amd64"),
        new LinkedHashMap<>(Map.of("plumbline", "0.1.0")),
        Instant.parse("2026-01-02T03:04:05Z"),
        61.5,
        "own",
        "./plumbline bench --ram 'a|b'",
        all);
  }

  private static Measurement one(
      String who, int channels, String ram, long bytes, int round, double seconds) {
    boolean known = who.startsWith("reference");
    return new Measurement(
        Operation.SAVE,
        who,
        channels,
        ram,
        bytes,
        "ext4",
        round,
        seconds,
        known ? 0.25 : -1,
        known ? 1.5 : -1,
        known ? 90L << 20 : -1,
        0,
        known
            ? new Requests(
                3,
                8192 + (4L << 20),
                List.of(new Requests.Size(4096, 2), new Requests.Size(4L << 20, 1)))
            : Requests.UNKNOWN,
        known ? 7 : -1,
        bytes);
  }
}
