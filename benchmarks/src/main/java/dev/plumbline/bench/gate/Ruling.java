package dev.plumbline.bench.gate;

/**
 * A gate and what became of it.
 *
 * @param gate its name, such as {@code save-direct-random.syncs}
 * @param verdict what became of it
 * @param detail found and demanded, in one sentence
 * @param measured the number judged; not a number when there is none
 * @param seconds how long that took
 */
public record Ruling(
    String gate, Verdict verdict, String detail, double measured, double seconds) {}
