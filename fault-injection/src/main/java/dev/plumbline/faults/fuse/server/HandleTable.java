package dev.plumbline.faults.fuse.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What programs have open, by the number that the kernel knows it by. */
final class HandleTable {

  private final Map<Long, OpenFile> open = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();

  /** Gives it a number that was never used before. */
  long add(OpenFile file) {
    long handle = last.incrementAndGet();
    open.put(handle, file);
    return handle;
  }

  /** What has a number, or null. */
  @Nullable OpenFile get(long handle) {
    return open.get(handle);
  }

  /** All of them, taken out. */
  List<OpenFile> removeAll() {
    List<OpenFile> all = List.copyOf(open.values());
    open.values().removeAll(all);
    return all;
  }

  /** The same, taken out. */
  @Nullable OpenFile remove(long handle) {
    return open.remove(handle);
  }
}
