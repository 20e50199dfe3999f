package dev.plumbline.bench.count;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.io.DirectIo;
import dev.plumbline.multifd.RequestPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * A save or a restore.
 *
 * @param saving whether it is a save
 * @param direct whether the migration file bypasses the page cache
 * @param ram what RAM holds
 * @param ramBytes how much RAM there is, in one block
 * @param channels how many work at once
 * @param policy how pages become requests
 */
public record Workload(
    boolean saving,
    boolean direct,
    RamPattern ram,
    long ramBytes,
    int channels,
    RequestPolicy policy) {

  /** The kinds of RAM that are counted: no gap, a gap at every other page, nothing else. */
  public static final List<RamPattern> PATTERNS =
      List.of(new RamPattern.Random(1), new RamPattern.Fragmented(1), new RamPattern.Zero());

  /** Saves and restores, buffered and direct, of each kind of RAM, as the commands do them. */
  public static List<Workload> all(long ramBytes, int channels) {
    List<Workload> all = new ArrayList<>();
    for (boolean saving : new boolean[] {true, false}) {
      for (boolean direct : new boolean[] {false, true}) {
        for (RamPattern ram : PATTERNS) {
          all.add(of(saving, direct, ram, ramBytes, channels));
        }
      }
    }
    return all;
  }

  /** With the policy that the command lines use. */
  public static Workload of(
      boolean saving, boolean direct, RamPattern ram, long ramBytes, int channels) {
    // A save has one policy either way.
    RequestPolicy policy = saving || direct ? RequestPolicy.FAST : RequestPolicy.BUFFERED;
    return new Workload(saving, direct, ram, ramBytes, channels, policy);
  }

  /** The same with less RAM, or more. */
  Workload ofRam(long bytes) {
    return new Workload(saving, direct, ram, bytes, channels, policy);
  }

  /** Such as {@code save-direct-random}. */
  public String name() {
    return (saving ? "save-" : "restore-")
        + (direct ? "direct-" : "buffered-")
        + ram.text().split(":", 2)[0];
  }

  DirectIo directIo() {
    return direct ? DirectIo.ON : DirectIo.OFF;
  }
}
