package dev.plumbline.kit.mounted;

import dev.plumbline.fixtures.qemu.QemuVersion;
import dev.plumbline.kit.judge.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a version of QEMU is known to do in a case.
 *
 * @param verdict what it does
 * @param note why, and since which commit of QEMU's no more
 */
record Expectation(Verdict verdict, String note) {

  /** All that is known of a version, by the case's id, or nothing. */
  static Optional<Map<String, Expectation>> of(QemuVersion version) {
    String name = "expectations-qemu-" + version.numbers() + ".txt";
    if (!Table.exists(name)) {
      return Optional.empty();
    }
    Map<String, Expectation> all = new LinkedHashMap<>();
    for (List<String> row : Table.read(name, 3)) {
      String note = row.size() > 2 ? row.get(2) : "";
      all.put(row.get(0), new Expectation(MountedCase.verdict(row.get(1)), note));
    }
    return Optional.of(all);
  }
}
