package dev.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The project keeps to {@link ArchitectureRules}, and each of these rules notices when it doesn't.
 */
class ArchitectureTest {

  private static final String PROJECT = "dev.plumbline";
  private static final String BAD_SAMPLES = "dev.plumbline.badsample";

  private static final Map<String, ArchRule> RULES = ArchitectureRules.below(PROJECT);
  private static final Map<String, ArchRule> RULES_FOR_SAMPLES =
      ArchitectureRules.below(BAD_SAMPLES);
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importPackages(PROJECT);
  private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages(BAD_SAMPLES);

  static Stream<String> rules() {
    return RULES.keySet().stream();
  }

  @Test
  void theProjectIsSeenAndItsTestsAreNot() {
    assertThat(CLASSES.contain(ArchitectureTest.class)).isFalse();
    for (String module : new String[] {"cli", "fixtures", "faults", "kit", "bench"}) {
      assertThat(CLASSES.containPackage(PROJECT + "." + module)).as(module).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(String rule) {
    RULES.get(rule).check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noticesItsBadSample(String rule) {
    assertThat(RULES_FOR_SAMPLES.get(rule).evaluate(SAMPLES).getFailureReport().getDetails())
        .as("what \"%s\" says of the classes in %s", rule, BAD_SAMPLES)
        .isNotEmpty();
  }
}
