package dev.plumbline.kit.mounted;

import dev.plumbline.fixtures.qemu.QemuVersion;
import dev.plumbline.kit.judge.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a version of QEMU is known to do in a case.
 *
 * @param verdicts what it does, one of these: a race has several outcomes
 * @param note why, and since which commit of QEMU's no more
 */
record Expectation(Set<Verdict> verdicts, String note) {

  /** All that is known of a version, by the case's id, or nothing. */
  static Optional<Map<String, Expectation>> of(QemuVersion version) {
    String name = "expectations-qemu-" + version.numbers() + ".txt";
    if (!Table.exists(name)) {
      return Optional.empty();
    }
    Map<String, Expectation> all = new LinkedHashMap<>();
    for (List<String> row : Table.read(name, 3)) {
      String note = row.size() > 2 ? row.get(2) : "";
      all.put(row.get(0), new Expectation(verdicts(row.get(1)), note));
    }
    return Optional.of(all);
  }

  private static Set<Verdict> verdicts(String words) {
    return Arrays.stream(words.split("\\|"))
        .map(MountedCase::verdict)
        .collect(Collectors.toUnmodifiableSet());
  }
}
