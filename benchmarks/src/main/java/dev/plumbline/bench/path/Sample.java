package dev.plumbline.bench.path;

/**
 * What a contender says of one run of its own. What isn't known is negative.
 *
 * @param seconds wall clock
 * @param cpuSeconds user and system time
 * @param peakResidentBytes peak resident memory
 * @param requests requests to the file
 */
record Sample(double seconds, double cpuSeconds, long peakResidentBytes, Requests requests) {

  /** The same, with requests that were counted elsewhere. */
  Sample with(Requests counted) {
    return new Sample(seconds, cpuSeconds, peakResidentBytes, counted);
  }
}
