package dev.plumbline.kit.cli;

import dev.plumbline.kit.run.Case;
import java.io.PrintWriter;
import java.util.List;

/** Cases for people to read. */
final class CaseList {

  private CaseList() {}

  static void print(PrintWriter out, List<Case> cases) {
    for (Case one : cases) {
      out.printf("%s  %-11s  %s%n", one.id(), one.level().word(), one.holds());
      out.printf("    docs/format.md#%s%s%n", one.clause(), hunted(one));
    }
    out.printf("%d cases%n", cases.size());
    out.flush();
  }

  private static String hunted(Case one) {
    if (one.hunts().isEmpty()) {
      return "";
    }
    String fixed = one.fixedBy().isEmpty() ? "" : ", fixed in QEMU by " + one.fixedBy();
    return "; hunts " + one.hunts() + fixed;
  }
}
