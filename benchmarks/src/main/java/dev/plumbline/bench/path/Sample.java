package dev.plumbline.bench.path;

/**
 * What a contender says of one run of its own. What isn't known is negative.
 *
 * @param seconds wall clock
 * @param cpuSeconds user and system time
 * @param peakResidentBytes peak resident memory
 */
record Sample(double seconds, double cpuSeconds, long peakResidentBytes) {}
