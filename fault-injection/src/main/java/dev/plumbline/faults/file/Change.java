package dev.plumbline.faults.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** One change that the program has made; it reaches the platter with a sync, or by chance. */
sealed interface Change {

  /** Bytes are written. */
  record Written(Node node, long offsetBytes, ByteBuffer data) implements Change {
    @Override
    public String toString() {
      return "write at " + offsetBytes + " of " + data.remaining();
    }
  }

  /** The length is set. */
  record Resized(Node node, long sizeBytes) implements Change {
    @Override
    public String toString() {
      return "length " + sizeBytes;
    }
  }

  /** A part becomes zero. */
  record Zeroed(Node node, long offsetBytes, long lengthBytes) implements Change {
    @Override
    public String toString() {
      return "zeros at " + offsetBytes + " of " + lengthBytes;
    }
  }

  /** A name is given to a new file. */
  record Linked(Node node, Path path) implements Change {
    @Override
    public String toString() {
      return "create " + path;
    }
  }

  /** A name is taken away and another given, at once. */
  record Renamed(Node node, Path from, Path to) implements Change {
    @Override
    public String toString() {
      return "rename " + from + " to " + to;
    }
  }

  /** A name is taken away. */
  record Unlinked(Node node, Path path) implements Change {
    @Override
    public String toString() {
      return "delete " + path;
    }
  }

  /** The file that it is about. */
  Node node();

  /** Whether a sync of the file puts it on the platter. */
  default boolean isContent() {
    return this instanceof Written || this instanceof Resized || this instanceof Zeroed;
  }

  /** Whether a sync of a directory puts it on the platter. */
  default boolean isIn(Path directory) {
    return switch (this) {
      case Linked c -> directory.equals(c.path().getParent());
      case Renamed c ->
          directory.equals(c.from().getParent()) || directory.equals(c.to().getParent());
      case Unlinked c -> directory.equals(c.path().getParent());
      case Written c -> false;
      case Resized c -> false;
      case Zeroed c -> false;
    };
  }

  /**
   * Makes the change to one of the two copies.
   *
   * @param content that copy of the file's content
   * @param names that copy of the names
   */
  default void apply(Chunks content, Map<Path, Node> names) {
    switch (this) {
      case Written c -> content.write(c.offsetBytes(), c.data().duplicate());
      case Resized c -> content.truncate(c.sizeBytes());
      case Zeroed c -> content.zero(c.offsetBytes(), c.lengthBytes());
      case Linked c -> names.put(c.path(), c.node());
      case Renamed c -> {
        names.remove(c.from());
        names.put(c.to(), c.node());
      }
      case Unlinked c -> names.remove(c.path());
    }
  }
}
