package dev.plumbline.faults.fuse.server;

import org.jspecify.annotations.Nullable;

/**
 * Something in the backing filesystem that the kernel knows by number: a descriptor that only
 * stands for it, so that no name needs to be followed again, whatever it is renamed to.
 */
final class Node {

  private final long id;
  private final Key key;
  private final int descriptor;
  private @Nullable Node parent;
  private String name;
  private long lookups;

  /** What a node is in the backing filesystem. */
  record Key(long device, long inode) {}

  Node(long id, Key key, int descriptor, @Nullable Node parent, String name) {
    this.id = id;
    this.key = key;
    this.descriptor = descriptor;
    this.parent = parent;
    this.name = name;
  }

  long id() {
    return id;
  }

  Key key() {
    return key;
  }

  /** Opened with {@code O_PATH}. */
  int descriptor() {
    return descriptor;
  }

  /** It has this name now; of several, the last that was looked up. */
  synchronized void move(@Nullable Node newParent, String newName) {
    parent = newParent;
    name = newName;
  }

  /** Its path from the mounted directory on, without a slash in front; "" for that itself. */
  String path() {
    Node above;
    String last;
    synchronized (this) {
      above = parent;
      last = name;
    }
    return above == null ? last : above.pathOf(last);
  }

  /** The path of a name in this directory. */
  String pathOf(String child) {
    String own = path();
    return own.isEmpty() ? child : own + "/" + child;
  }

  /** How many answers that named it the kernel hasn't forgotten; changed by {@link NodeTable}. */
  long addLookups(long more) {
    lookups += more;
    return lookups;
  }
}
