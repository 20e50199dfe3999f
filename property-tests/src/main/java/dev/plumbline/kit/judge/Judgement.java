package dev.plumbline.kit.judge;

/**
 * A verdict and why.
 *
 * @param verdict what the subject did
 * @param detail one or a few sentences with what was seen
 */
public record Judgement(Verdict verdict, String detail) {}
