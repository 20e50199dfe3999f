package dev.plumbline.bench.count;

/** A number about a workload that doesn't depend on the machine's speed. */
public enum Metric {
  /** Reads and writes of the migration file. */
  FILE_REQUESTS_PER_GIB("fileRequestsPerGib"),
  /** Reads and writes of the RAM file. */
  RAM_REQUESTS_PER_GIB("ramRequestsPerGib"),
  /** Bytes written (to the migration file or the RAM file), beyond pages with content, in KiB. */
  WRITTEN_BEYOND_PAYLOAD_KIB("writtenBeyondPayloadKib"),
  /** Bytes written to bytes of pages with content; not a number when there is none. */
  WRITTEN_PER_PAYLOAD("writtenPerPayload"),
  /** Requests past the page cache, of all reads and writes of the migration file's pages. */
  DIRECT_REQUESTS_PER_GIB("directRequestsPerGib"),
  /** Such whose memory, offset or length isn't aligned. */
  UNALIGNED_DIRECT_REQUESTS("unalignedDirectRequests"),
  /** Syncs of files and directories. */
  SYNCS("syncs"),
  /** Calls of the io port; each is a system call, or a few in a fixed order. */
  CALLS_PER_GIB("callsPerGib"),
  /** Heap that was allocated. */
  ALLOCATED_KIB_PER_GIB("allocatedKibPerGib");

  private final String word;

  Metric(String word) {
    this.word = word;
  }

  /** What it is called in {@code gate.json}. */
  public String word() {
    return word;
  }
}
