package dev.plumbline.kit.properties.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Made-up steps. Values that QEMU refuses are among them: a refusal must change nothing. */
final class Steps {

  private static final int MOST_STEPS = 24;

  /** Those that file migration is about come up more often. */
  private static final List<String> CAPABILITIES =
      List.of(
          "mapped-ram",
          "mapped-ram",
          "mapped-ram",
          "multifd",
          "multifd",
          "multifd",
          "x-ignore-shared",
          "background-snapshot",
          "pause-before-switchover",
          "events",
          "xbzrle",
          "auto-converge",
          "postcopy-ram",
          "postcopy-preempt",
          "postcopy-blocktime",
          "release-ram",
          "return-path",
          "switchover-ack",
          "validate-uuid",
          "zero-copy-send",
          "late-block-activate",
          "dirty-bitmaps",
          "dirty-limit",
          "zero-blocks",
          "rdma-pin-all",
          "no-such-capability");

  private static final Map<String, List<Object>> PARAMETERS =
      Map.ofEntries(
          Map.entry("multifd-channels", List.of(1, 2, 3, 8, 16, 0, 256)),
          Map.entry("direct-io", List.of(true, false)),
          Map.entry("zero-page-detection", List.of("none", "legacy", "multifd", "bogus")),
          Map.entry("max-bandwidth", List.of(1L << 40, 1 << 20, 65536, 0)),
          Map.entry("multifd-compression", List.of("none", "zlib", "zstd", "bogus")),
          Map.entry("multifd-zlib-level", List.of(0, 9, 10)),
          Map.entry("mode", List.of("normal", "cpr-reboot", "cpr-transfer", "bogus")),
          Map.entry("downtime-limit", List.of(0, 300, 2000000, 2000001)),
          Map.entry("xbzrle-cache-size", List.of(4096, 65536, 1000, 0)),
          Map.entry("tls-creds", List.of("", "nosuch")),
          Map.entry("tls-hostname", List.of("", "host")),
          Map.entry("tls-authz", List.of("", "nosuch")),
          Map.entry("avail-switchover-bandwidth", List.of(0, 1 << 20)),
          Map.entry("max-postcopy-bandwidth", List.of(0, 1 << 20)),
          Map.entry("cpu-throttle-initial", List.of(1, 99, 0, 100)),
          Map.entry("max-cpu-throttle", List.of(1, 99, 100)),
          Map.entry("cpu-throttle-increment", List.of(1, 99, 0)),
          Map.entry("throttle-trigger-threshold", List.of(1, 100, 101)),
          Map.entry("announce-max", List.of(0, 100000, 100001)),
          Map.entry("announce-rounds", List.of(0, 1000, 1001)),
          Map.entry("x-checkpoint-delay", List.of(0, 1)),
          Map.entry("vcpu-dirty-limit", List.of(1, 0)),
          Map.entry("x-vcpu-dirty-limit-period", List.of(1, 1001)),
          Map.entry("no-such-parameter", List.of(1)));

  private static final List<String> OFTEN =
      List.of("multifd-channels", "direct-io", "zero-page-detection", "max-bandwidth", "mode");

  private static final List<String> COMMANDS =
      List.of(
          "stop",
          "cont",
          "stop",
          "cont",
          "migrate_cancel",
          "migrate_cancel",
          "migrate-pause",
          "migrate-start-postcopy",
          "query-migrate",
          "query-status",
          "system_reset");

  private Steps() {}

  /** A sequence. */
  static Arbitrary<List<Step>> sequences() {
    return step().list().ofMinSize(1).ofMaxSize(MOST_STEPS).withoutEdgeCases();
  }

  private static Arbitrary<Step> step() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, capabilities()),
        Tuple.of(5, parameters()),
        Tuple.of(5, Arbitraries.of(Target.values()).map(Step.Migrate::new)),
        Tuple.of(4, Arbitraries.of(Target.FILE, Target.FILE_AT_ODD_OFFSET).map(Step.Migrate::new)),
        Tuple.of(4, Arbitraries.just(new Step.Finish())),
        Tuple.of(5, Arbitraries.of(COMMANDS).map(Step.Command::new)),
        Tuple.of(1, Arbitraries.of("pre-switchover", "active", "device").map(Step.Continue::new)),
        Tuple.of(1, Arbitraries.just(new Step.Incoming())),
        Tuple.of(1, Arbitraries.of(1, 5, 30).map(Step.Nap::new)));
  }

  private static Arbitrary<Step> capabilities() {
    Arbitrary<Tuple2<String, Boolean>> one =
        Combinators.combine(Arbitraries.of(CAPABILITIES), Arbitraries.of(true, true, false))
            .as(Tuple::of);
    return one.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(several -> {
          SortedMap<String, Boolean> wanted = new TreeMap<>();
          several.forEach(t -> wanted.put(t.get1(), t.get2()));
          return new Step.SetCapabilities(wanted);
        });
  }

  private static Arbitrary<Step> parameters() {
    List<Tuple2<String, Object>> values = new ArrayList<>();
    new TreeMap<>(PARAMETERS)
        .forEach((name, all) -> {
          int times = OFTEN.contains(name) ? 4 : 1;
          for (int i = 0; i < times; i++) {
            all.forEach(value -> values.add(Tuple.of(name, value)));
          }
        });
    return Arbitraries.of(values)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(several -> {
          SortedMap<String, Object> wanted = new TreeMap<>();
          several.forEach(t -> wanted.put(t.get1(), t.get2()));
          return new Step.SetParameters(wanted);
        });
  }
}
