package dev.plumbline.bench.path;

/**
 * What a contender says of one run of its own. What isn't known is negative.
 *
 * @param seconds wall clock
 * @param syncSeconds what an {@code fsync} of the file took right after that
 * @param cpuSeconds user and system time
 * @param peakResidentBytes peak resident memory
 */
record Sample(double seconds, double syncSeconds, double cpuSeconds, long peakResidentBytes) {}
