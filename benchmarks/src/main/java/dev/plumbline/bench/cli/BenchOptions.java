package dev.plumbline.bench.cli;

import dev.plumbline.bench.path.Profile;
import dev.plumbline.bench.path.RamContent;
import dev.plumbline.bench.path.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code bench} can be told. */
final class BenchOptions {

  private static final int MOST_CHANNELS = 255;
  private static final int MOST_ROUNDS = 1000;
  private static final int MOST_MIB = 1 << 20;
  private static final int FIO_KIB = 4096;
  private static final int MIB = 512;
  private static final int CHANNELS = 4;
  private static final int ROUNDS = 2;

  /** Whom the reference is measured against. */
  enum Peer {
    QEMU,
    FIO
  }

  @Option(
      names = "--against",
      paramLabel = "qemu|fio",
      description =
          "measure it beside the reference; again for each (default: both, where they are there)")
  private List<Peer> against = new ArrayList<>();

  @Option(
      names = "--on",
      paramLabel = "DIR",
      description =
          "measure this directory's filesystem; again for each (default: the current directory)")
  private List<Path> on = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "quick|full",
      description = "how much to measure: 2 minutes or 45 for each --on (default: quick)")
  private Profile profile = Profile.QUICK;

  @Option(
      names = "--ram",
      paramLabel = "CONTENT",
      description =
          "instead of a profile's, what RAM holds: random, fragmented, mostly-zero, runs-N (N pages"
              + " with data, N without), sparse (64 MiB of data), or file=RAMFILE, a real guest's;"
              + " again for each")
  private List<String> ram = new ArrayList<>();

  @Option(
      names = "--size",
      paramLabel = "MIB",
      description = "with --ram: how much RAM; again for each (default: 512)")
  private List<Integer> sizes = new ArrayList<>();

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "with --ram: how many channels; again for each (default: 4)")
  private List<Integer> channels = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "with --ram: how often; every second round goes backwards (default: 2)")
  private int rounds;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "leave a report there, made if missing: bench.html for people, bench.md, results.json")
  private @Nullable Path report;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  /** What is wrong with them as a whole, or null. */
  @Nullable String mistake() {
    if (ram.isEmpty() && (!sizes.isEmpty() || !channels.isEmpty() || rounds != 0)) {
      return "--size, --channels and --rounds need --ram CONTENT; a profile has its own";
    }
    for (String content : ram) {
      try {
        RamContent.parse(content);
      } catch (IllegalArgumentException e) {
        return "--ram " + e.getMessage();
      }
    }
    for (int size : sizes) {
      if (size < 1 || size > MOST_MIB) {
        return "--size " + size + ": 1 to " + MOST_MIB + " MiB";
      }
    }
    for (int number : channels) {
      if (number < 1 || number > MOST_CHANNELS) {
        return "--channels is 1 to " + MOST_CHANNELS + ", not " + number;
      }
    }
    if (rounds < 0 || rounds > MOST_ROUNDS) {
      return "--rounds is 1 to " + MOST_ROUNDS + ", not " + rounds;
    }
    return null;
  }

  /** Whether somebody was asked for by name: it must be there then. */
  boolean asksFor(Peer peer) {
    return against.contains(peer);
  }

  /** Whether it takes part if it is there. */
  boolean wants(Peer peer) {
    return against.isEmpty() || asksFor(peer);
  }

  List<Path> on() {
    return (on.isEmpty() ? List.of(Path.of("")) : on).stream().map(Path::toAbsolutePath).toList();
  }

  /** What the results call it. */
  String profileName() {
    return ram.isEmpty() ? profile.name().toLowerCase(Locale.ROOT) : "own";
  }

  /** What to measure. */
  List<Series> series() {
    if (ram.isEmpty()) {
      return profile.series();
    }
    return ram.stream().map(RamContent::parse).map(this::series).toList();
  }

  private Series series(RamContent content) {
    return new Series(
        List.of(content),
        (sizes.isEmpty() ? List.of(MIB) : sizes).stream().map(mib -> (long) mib << 20).toList(),
        channels.isEmpty() ? List.of(CHANNELS) : channels,
        rounds == 0 ? ROUNDS : rounds,
        // As much as RAM holds altogether is more than a disk may have.
        content instanceof RamContent.Sparse ? List.of() : List.of(FIO_KIB));
  }

  @Nullable Path report() {
    return report;
  }

  boolean json() {
    return json;
  }
}
