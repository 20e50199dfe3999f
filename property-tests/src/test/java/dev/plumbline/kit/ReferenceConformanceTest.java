package dev.plumbline.kit;

import dev.plumbline.kit.cases.GoldenFileCases;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** The whole kit on the reference implementation: the same classes that {@code check} runs. */
@Suite
@SelectClasses(GoldenFileCases.class)
@IncludeClassNamePatterns(".*")
final class ReferenceConformanceTest {}
