package dev.plumbline.bench.path;

/**
 * One run of one contender. What isn't known is negative, and absent in JSON.
 *
 * @param operation what was done
 * @param contender who did it, such as {@code reference direct}
 * @param channels how many worked at once; 0 where that means nothing
 * @param ram what RAM held, such as {@code fragmented}
 * @param ramBytes how much RAM; rates are in these bytes, zero pages included
 * @param filesystem the type of the filesystem that the file is on
 * @param round in which round of the interleaving, from 0
 * @param seconds wall clock, to the moment that the contender calls its work done
 * @param syncSeconds what an {@code fsync} of the file took right after that; negative where the
 *     contender syncs itself, and after a restore
 * @param cpuSeconds user and system time
 * @param peakResidentBytes peak resident memory
 * @param pageCacheBytes the file's bytes left in the page cache
 * @param requests requests to the file
 * @param extents how many pieces the file has on its disk
 * @param fileBytes the space that the file takes on its disk
 */
public record Measurement(
    Operation operation,
    String contender,
    int channels,
    String ram,
    long ramBytes,
    String filesystem,
    int round,
    double seconds,
    double syncSeconds,
    double cpuSeconds,
    long peakResidentBytes,
    long pageCacheBytes,
    Requests requests,
    long extents,
    long fileBytes) {

  /** Refuses what can't be measured. */
  public Measurement {
    if (channels < 0 || ramBytes <= 0 || round < 0 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "measurement of "
              + contender
              + ": channels="
              + channels
              + ", ramBytes="
              + ramBytes
              + ", round="
              + round
              + ", seconds="
              + seconds);
    }
  }

  /** Bytes of RAM a second. */
  public double bytesPerSecond() {
    return ramBytes / seconds;
  }

  /** Wall clock until the data are on stable storage, as far as that was waited for. */
  public double durableSeconds() {
    return seconds + Math.max(0, syncSeconds);
  }
}
