package dev.plumbline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.format.Finding;
import dev.plumbline.format.Rule;
import dev.plumbline.testing.Examination;
import dev.plumbline.testing.Image;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken at least once, and found where it is broken. */
final class RuleTest {

  static List<RuleCase> cases() {
    return Stream.of(FrameCases.all(), RamCases.all()).flatMap(List::stream).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void brokenRuleIsFoundAtItsPlace(RuleCase rule) throws IOException {
    Image image = rule.damaged().get();
    Examination found = RuleCase.examine(image);
    assertThat(found.of(rule.rule()))
        .as("findings: %s", found.findings())
        .anySatisfy(finding -> {
          assertThat(finding.offsetBytes()).isEqualTo(rule.place().applyAsLong(image));
          assertThat(finding.block()).isEqualTo(rule.block());
          assertThat(finding.message()).contains(rule.message());
        });
    assertThat(found.findings())
        .allSatisfy(
            finding -> assertThat(finding.offsetBytes()).isBetween(0L, image.file().sizeBytes()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void siblingThatKeepsTheRuleHasNoFinding(RuleCase rule) throws IOException {
    Examination found = rule.examineValid();
    assertThat(found.complete()).isTrue();
    assertThat(found.findings()).as("sibling of %s", rule).isEmpty();
  }

  @Test
  void everyRuleHasACase() {
    Set<Rule> tested =
        cases().stream()
            .map(RuleCase::rule)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
    assertThat(tested).isEqualTo(EnumSet.allOf(Rule.class));
  }

  @Test
  void idsAreStable() {
    assertThat(Arrays.stream(Rule.values()).map(Rule::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    Finding finding = new Finding(Rule.LIMIT, 1, "b\u001b[2J", "s", "f", "e", null);
    assertThat(finding.message()).isEqualTo("s of block \"b\\u001b[2J\": found f, expected e");
  }
}
