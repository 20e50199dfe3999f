package dev.plumbline.kit.mounted;

import dev.plumbline.kit.subject.Verdict;

/**
 * What came of a case.
 *
 * @param detail the subject's own words, and what was found
 * @param faults how many faults happened
 */
record Observation(Verdict verdict, String detail, int faults) {}
