package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.FileBytes;
import dev.plumbline.faults.inject.FoundLayout;
import dev.plumbline.faults.inject.Layout;
import dev.plumbline.io.ErrnoException;
import dev.plumbline.io.OpenFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the parts of the served files lie: found in each file while it is written or read. */
final class Layouts implements Layout.Source {

  private final Map<Node.Key, Layout> known = new ConcurrentHashMap<>();
  private final Map<String, Node> named = new ConcurrentHashMap<>();

  /** A call on a file is about to be decided on: this is the file that its path means. */
  void know(String path, Node node) {
    named.put(path, node);
  }

  @Override
  public @Nullable Layout of(Event event) {
    Node node = named.get(event.file());
    return node == null
        ? null
        : known.computeIfAbsent(node.key(), _ -> new FoundLayout(new Backing(node)));
  }

  /** Reads the backing file, whatever the program has it open for. */
  private record Backing(Node node) implements FileBytes {

    @FunctionalInterface
    private interface Use<T> {
      T on(CallRoom room, int descriptor) throws IOException;
    }

    private <T> T with(Use<T> use) throws IOException {
      try (CallRoom room = new CallRoom()) {
        long descriptor = NameCalls.reopen(room, node.descriptor(), OpenFlags.O_RDONLY);
        if (descriptor < 0) {
          throw error("open", descriptor);
        }
        try {
          return use.on(room, (int) descriptor);
        } finally {
          DataCalls.close(room, (int) descriptor);
        }
      }
    }

    private IOException error(String call, long result) {
      return ErrnoException.of(Path.of(node.path()), call, (int) -result);
    }

    @Override
    public int read(ByteBuffer target, long positionBytes) throws IOException {
      return with((room, descriptor) -> {
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment memory = arena.allocate(Math.max(1, target.remaining()));
          long count = DataCalls.pread(room, descriptor, memory, target.remaining(), positionBytes);
          if (count < 0) {
            throw error("pread", count);
          }
          target.put(memory.asSlice(0, count).asByteBuffer());
          return count == 0 ? -1 : (int) count;
        }
      });
    }

    @Override
    public long sizeBytes() throws IOException {
      return with((room, descriptor) -> {
        long status = NameCalls.stat(room, descriptor);
        if (status < 0) {
          throw error("statx", status);
        }
        return room.statx().sizeBytes();
      });
    }
  }
}
