package dev.plumbline.faults.fuse.backing;

import org.jspecify.annotations.Nullable;

/**
 * Something in the backing filesystem that the kernel knows by number: a descriptor that only
 * stands for it, so that no name needs to be followed again, whatever it is renamed to.
 */
public final class Node {

  private final long id;
  private final Key key;
  private final int descriptor;
  private final boolean isRegular;
  private @Nullable Node parent;
  private String name;
  private long lookups;

  /** What a node is in the backing filesystem. */
  public record Key(long device, long inode) {}

  Node(long id, Key key, int descriptor, boolean isRegular, @Nullable Node parent, String name) {
    this.id = id;
    this.key = key;
    this.descriptor = descriptor;
    this.isRegular = isRegular;
    this.parent = parent;
    this.name = name;
  }

  /** The kernel's number for it. */
  public long id() {
    return id;
  }

  /** What it is. */
  public Key key() {
    return key;
  }

  /** Opened with {@code O_PATH}. */
  public int descriptor() {
    return descriptor;
  }

  /** Whether it is a regular file. */
  public boolean isRegular() {
    return isRegular;
  }

  /** It has this name now; of several, the last that was looked up. */
  public synchronized void move(@Nullable Node newParent, String newName) {
    parent = newParent;
    name = newName;
  }

  /** Its path from the mounted directory on, without a slash in front; "" for that itself. */
  public String path() {
    Node above;
    String last;
    synchronized (this) {
      above = parent;
      last = name;
    }
    return above == null ? last : above.pathOf(last);
  }

  /** The path of a name in this directory. */
  public String pathOf(String child) {
    String own = path();
    return own.isEmpty() ? child : own + "/" + child;
  }

  /** How many answers that named it the kernel hasn't forgotten; changed by {@link NodeTable}. */
  long addLookups(long more) {
    lookups += more;
    return lookups;
  }
}
