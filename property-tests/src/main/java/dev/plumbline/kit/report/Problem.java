package dev.plumbline.kit.report;

/**
 * A case that came to no verdict because the kit or its environment failed.
 *
 * @param caseId which
 * @param what what happened
 */
public record Problem(String caseId, String what) {}
