package dev.plumbline.bench.count;

/** What is counted of the calls on files. */
public enum Counted {
  READS,
  READ_BYTES,
  WRITES,
  WRITTEN_BYTES,
  /** Reads and writes on descriptors that bypass the page cache. */
  DIRECT_REQUESTS,
  /** Those of them whose memory, offset or length isn't aligned. */
  UNALIGNED_DIRECT_REQUESTS,
  /** Of files and of directories. */
  SYNCS,
  /** Opening, asking for size, holes and kind, resizing, naming. */
  OTHER_CALLS
}
