package dev.plumbline.kit.cli;

import dev.plumbline.kit.merge.Allotment;
import dev.plumbline.kit.run.Case;
import dev.plumbline.shard.Shard;
import java.io.PrintWriter;
import java.util.List;

/** Cases for people to read. */
final class CaseList {

  private CaseList() {}

  static void print(PrintWriter out, List<Case> cases) {
    cases.forEach(one -> print(out, one));
    out.printf("%d cases%n", cases.size());
    out.flush();
  }

  /**
   * Those of a shard, by subject and directory.
   *
   * @param subjects what each column of the run is called, in order
   */
  static void print(PrintWriter out, List<String> subjects, List<Case> cases, Shard shard) {
    Allotment allotment = new Allotment(shard, cases.size());
    int total = 0;
    for (int i = 0; i < subjects.size(); i++) {
      List<Case> own = allotment.of(i, cases);
      out.printf("%s: %d cases%n", subjects.get(i), own.size());
      own.forEach(one -> print(out, one));
      total += own.size();
    }
    out.printf("%d of %d cases%n", total, subjects.size() * cases.size());
    out.flush();
  }

  private static void print(PrintWriter out, Case one) {
    out.printf("%s  %-11s  %s%n", one.id(), one.level().word(), one.holds());
    out.printf("    docs/format.md#%s%s%n", one.clause(), hunted(one));
  }

  private static String hunted(Case one) {
    if (one.hunts().isEmpty()) {
      return "";
    }
    String fixed = one.fixedBy().isEmpty() ? "" : ", fixed in QEMU by " + one.fixedBy();
    return "; hunts " + one.hunts() + fixed;
  }
}
