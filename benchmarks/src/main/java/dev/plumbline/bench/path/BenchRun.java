package dev.plumbline.bench.path;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A run: where, with what, and everything that was measured.
 *
 * @param host the machine
 * @param versions of Plumbline, the JVM, QEMU and fio, by name
 * @param started when it began
 * @param seconds how long it took
 * @param profile which of the profiles it was
 * @param command the command line that makes another
 * @param measurements in the order in which they were made
 */
public record BenchRun(
    Host host,
    SequencedMap<String, String> versions,
    Instant started,
    double seconds,
    String profile,
    String command,
    List<Measurement> measurements) {

  /** Copies what was given. */
  public BenchRun {
    versions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(versions));
    measurements = List.copyOf(measurements);
  }
}
