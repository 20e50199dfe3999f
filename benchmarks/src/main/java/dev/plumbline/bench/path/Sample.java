package dev.plumbline.bench.path;

/**
 * One run.
 *
 * @param seconds wall clock
 * @param cpuSeconds user and system time, or NaN where it isn't known
 * @param maxResidentKib peak resident memory in KiB, or 0 where it isn't known
 */
record Sample(double seconds, double cpuSeconds, long maxResidentKib) {}
