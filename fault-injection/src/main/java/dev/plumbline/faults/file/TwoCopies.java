package dev.plumbline.faults.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Names and contents twice: as the program sees them, and as the platter has them; and the changes
 * between the two, in the order they were made. Not safe for several threads.
 */
final class TwoCopies {

  private final Map<Path, Node> seen = new TreeMap<>();
  private final Map<Path, Node> platter = new TreeMap<>();
  private final List<Change> unsynced = new ArrayList<>();

  /** The file of a name, as the program sees it. */
  @Nullable Node find(Path path) {
    return seen.get(path);
  }

  /** The file of a name, as the platter has it. */
  @Nullable Node findOnPlatter(Path path) {
    return platter.get(path);
  }

  /** All names, as the program sees them. */
  List<Path> names() {
    return List.copyOf(seen.keySet());
  }

  /** A file that has always been there. */
  void put(Path path, byte[] content) {
    Node node = new Node();
    node.seen().write(0, ByteBuffer.wrap(content));
    node.platter().write(0, ByteBuffer.wrap(content));
    seen.put(path, node);
    platter.put(path, node);
  }

  /** Makes a change that the program sees. */
  void make(Change change) {
    change.apply(change.node().seen(), seen);
    unsynced.add(change);
  }

  /** Puts a file's content on the platter. */
  void sync(Node node) {
    persist(c -> c.isContent() && c.node() == node);
  }

  /** Puts a directory's names on the platter. */
  void syncDirectory(Path directory) {
    persist(c -> c.isIn(directory));
  }

  private void persist(Predicate<Change> which) {
    for (Change change : unsynced) {
      if (which.test(change)) {
        change.apply(change.node().platter(), platter);
      }
    }
    unsynced.removeIf(which);
  }

  /** Takes a file's content for synced without putting it on the platter. */
  void forget(Node node) {
    unsynced.removeIf(c -> c.isContent() && c.node() == node);
  }

  List<Change> unsynced() {
    return List.copyOf(unsynced);
  }

  /**
   * What is left after the power failed.
   *
   * @param survivors numbers in {@link #unsynced}, in the order in which they reach the platter
   */
  TwoCopies after(List<Integer> survivors) {
    TwoCopies after = new TwoCopies();
    Map<Node, Node> copies = new HashMap<>();
    Map<Path, Node> names = new TreeMap<>(platter);
    Map<Node, Chunks> contents = new HashMap<>();
    for (int number : survivors) {
      Change change = unsynced.get(number);
      Chunks content = contents.computeIfAbsent(change.node(), node -> node.platter().copy());
      change.apply(content, names);
    }
    names.forEach((path, node) -> {
      Node copy = copies.computeIfAbsent(node, n -> Node.of(contents.getOrDefault(n, n.platter())));
      after.seen.put(path, copy);
      after.platter.put(path, copy);
    });
    return after;
  }
}
