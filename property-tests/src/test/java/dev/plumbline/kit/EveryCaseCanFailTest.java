package dev.plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kit.launch.KitLauncher;
import dev.plumbline.kit.launch.RunListener;
import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.KitSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each named case finds fault with one of the {@link Liars}. That real bugs are found, too, is for
 * the mutants to show.
 */
final class EveryCaseCanFailTest {

  /** They allow both success and refusal, and ask for no more than that nobody dies. */
  private static final Set<String> ABOUT_DEATH = Set.of("FDS-010");

  /** Properties, which are random, begin here. */
  private static final String PROPERTY = "[A-Z]{3}-1\\d\\d";

  @Test
  void someLiarIsFoundOutByEachCase() throws IOException {
    Set<String> left = new LinkedHashSet<>(Conformance.ids());
    left.removeIf(id -> id.matches(PROPERTY));
    List<String> needDeath = new ArrayList<>();
    for (var liar : Liars.all().entrySet()) {
      if (liar.getKey().equals("dies")) {
        needDeath.addAll(left);
      }
      RunPlan plan =
          RunPlan.all(KitSettings.plain())
              .beside(List.of(Liars.honest()))
              .only(candidate -> left.contains(candidate.id()));
      SubjectResult results = KitLauncher.run(liar.getValue(), plan, RunListener.NONE);
      for (CaseResult result : results.cases()) {
        if (!result.conforms()) {
          left.remove(result.definition().id());
        }
      }
    }
    assertThat(left).isEmpty();
    assertThat(needDeath).isSubsetOf(ABOUT_DEATH);
  }
}
