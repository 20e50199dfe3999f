package dev.plumbline.bench.gate;

/**
 * When a difference of times counts: both bounds, that of chance and that of size, must be passed.
 *
 * @param forks how often each side runs before the first judgement; twice as often for the second
 * @param alpha how likely so large a difference may be by chance, by Mann and Whitney's test
 * @param effect the least excess over the limit that counts, as a part of it
 * @param cpuDrift how much slower the calibration's slowest piece of CPU work may be than its
 *     fastest, as a part of that
 * @param diskDrift likewise for its pieces of disk work
 */
public record TimedRules(
    int forks, double alpha, double effect, double cpuDrift, double diskDrift) {}
