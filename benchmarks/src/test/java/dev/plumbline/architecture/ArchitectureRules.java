package dev.plumbline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The dependencies that the project allows itself, below any root package: the real one, and one of
 * samples that break each rule.
 */
final class ArchitectureRules {

  private final String root;
  private final Map<String, ArchRule> rules = new LinkedHashMap<>();

  private ArchitectureRules(String root) {
    this.root = root;
  }

  /**
   * All rules.
   *
   * @param root the package that {@code ram}, {@code io}, {@code kit} and the others lie in
   * @return the rules by name, in the order of the design
   */
  static Map<String, ArchRule> below(String root) {
    ArchitectureRules rules = new ArchitectureRules(root);
    rules.modules();
    rules.rooms();
    rules.manners();
    return rules.rules;
  }

  private void modules() {
    add(
        "referenceImplKnowsNoOtherModule",
        noClasses()
            .that(resideOutsideOfPackages(in("fixtures", "faults", "kit", "bench")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("fixtures", "faults", "kit", "bench")))
            .because("what others test and build upon must stand alone"));
    add(
        "fixturesKnowOnlyTheReference",
        noClasses()
            .that(resideInAnyPackage(in("fixtures")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("faults", "kit", "bench")))
            .because("a fixture that knew the kit could be bent to what a case expects"));
    add(
        "faultInjectionKnowsOnlyTheReference",
        noClasses()
            .that(resideInAnyPackage(in("faults")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("fixtures", "kit", "bench")))
            .because(
                "faults are injected into any program, so no test may be needed to inject them"));
    add(
        "faultPlansKnowNoFiles",
        noClasses()
            .that(resideInAnyPackage(in("faults.plan")))
            .should()
            .dependOnClassesThat(doInputOrOutput())
            .because("a plan is data, whatever front carries it out"));
    add(
        "kitKnowsNoBenchmark",
        noClasses()
            .that(resideInAnyPackage(in("kit")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("bench")))
            .because("whether something is right does not depend on how fast it is"));
    add(
        "subjectsDoNotJudge",
        noClasses()
            .that(resideInAnyPackage(in("kit.subject")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(root + ".kit..")
                    .and(resideOutsideOfPackages(in("kit.subject")))
                    .as("belong to the kit outside of its subjects"))
            .because("whether an outcome is right is for the kit to say, by comparing RAM"));
  }

  private void rooms() {
    add(
        "ramKnowsOnlyTheVocabulary",
        noClasses()
            .that(resideInAnyPackage(in("ram")))
            .should()
            .dependOnClassesThat(ownOutside("ram", "format"))
            .because("pages and bitmaps are the ground that everything else stands on"));
    add(
        "mappedramKnowsOnlyRam",
        noClasses()
            .that(resideInAnyPackage(in("mappedram")))
            .should()
            .dependOnClassesThat(ownOutside("mappedram", "ram", "format"))
            .because("where things go in a file is arithmetic over RAM blocks and nothing else"));
    add(
        "ramAndMappedramKnowNoFiles",
        noClasses()
            .that(resideInAnyPackage(in("ram", "mappedram")))
            .should()
            .dependOnClassesThat(doInputOrOutput())
            .because("layout, bitmap and slicing are tested without a file"));
    add(
        "formatKnowsNothing",
        noClasses()
            .that(resideInAnyPackage(in("format")))
            .should()
            .dependOnClassesThat(ownOutside("format"))
            .because("every package speaks this vocabulary, so it can know none of them"));
    add(
        "ioKnowsNoFormat",
        noClasses()
            .that(resideInAnyPackage(in("io")))
            .should()
            .dependOnClassesThat(ownOutside("io"))
            .because("faults and crashes are injected at this port, whatever the file contains"));
    add(
        "onlyRawFileKnowsJnr",
        noClasses()
            .that(not(equivalentToNamed(root + ".io.RawFile")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jnr..", "com.kenai.jffi.."))
            .because("loading it takes a third of a second, which most commands can do without"));
    add(
        "deviceKnowsNoFrame",
        noClasses()
            .that(resideInAnyPackage(in("device")))
            .should()
            .dependOnClassesThat(ownOutside("device", "format"))
            .because("device state is decoded by its description, wherever its bytes came from"));
    add(
        "readersKnowNoTools",
        noClasses()
            .that(resideInAnyPackage(in("stream", "libvirt", "multifd", "migration")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(in("verify", "diff", "convert", "map", "search"))
                    .as("reside in a package of a tool"))
            .because("tools use the same readers and writers as everybody, never a private path"));
    add(
        "onlyCommandLinesKnowTheCommandLine",
        noClasses()
            .that(
                resideOutsideOfPackages(root + ".cli..", root + ".*.cli..", root + ".bench.app.."))
            .and()
            .doNotImplement(root + ".cli.CommandProvider")
            .should()
            .dependOnClassesThat(resideInAnyPackage(root + ".cli.."))
            .because("what the program does can be had without starting it"));
    add(
        "packagesFormNoCycle",
        slices()
            .matching(root + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("a package can be understood only after those that it needs"));
  }

  private void manners() {
    add(
        "onlyCommandLinesPrint",
        noClasses()
            .that(
                resideOutsideOfPackages(
                    // What is in the last one are programs of their own.
                    root + ".cli..", root + ".*.cli..", root + ".bench.app.."))
            .should(ACCESS_STANDARD_STREAMS)
            .because("what a script reads on stdout is a contract, kept in one place"));
    add(
        "onlyMainExits",
        noClasses()
            .that(not(equivalentToNamed(root + ".cli.Main")))
            .should(callMethod(System.class, "exit", int.class))
            .orShould(callMethod(Runtime.class, "exit", int.class))
            .orShould(callMethod(Runtime.class, "halt", int.class))
            .because(
                "an exit code is a command's return value, and tests run in the same process"));
    add(
        "packagesAreNullMarked",
        classes()
            .should(BeInNullMarkedPackage.INSTANCE)
            .because(
                NullMarked.class.getSimpleName() + " is what makes a missing null check an error"));
  }

  private void add(String name, ArchRule rule) {
    rules.put(name, rule.allowEmptyShould(true));
  }

  private String[] in(String... packages) {
    return Stream.of(packages).map(p -> root + "." + p + "..").toArray(String[]::new);
  }

  private DescribedPredicate<JavaClass> ownOutside(String... packages) {
    return resideInAnyPackage(root + "..")
        .and(resideOutsideOfPackages(in(packages)))
        .as("belong to this project outside of " + String.join(", ", packages));
  }

  /** Files, channels and sockets; an exception that a callback lets through is none. */
  private static DescribedPredicate<JavaClass> doInputOrOutput() {
    return resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
        .and(not(equivalentTo(IOException.class)))
        .and(not(equivalentTo(UncheckedIOException.class)))
        .as("read or write");
  }

  private static DescribedPredicate<JavaClass> equivalentToNamed(String name) {
    return DescribedPredicate.describe(name, javaClass -> javaClass.getName().equals(name));
  }
}
