package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.Statx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes that the kernel knows, by number and by what they are. */
public final class NodeTable {

  /** The number of the mounted directory itself. */
  public static final long ROOT = 1;

  private final Map<Long, Node> byId = new HashMap<>();
  private final Map<Node.Key, Node> byKey = new HashMap<>();
  private final Node root;
  private long lastId = ROOT;

  /**
   * Begins with the root.
   *
   * @param room whose {@link Statx} is the root's
   * @param descriptor the root's, with {@code O_PATH}
   */
  public NodeTable(CallRoom room, int descriptor) {
    root = new Node(ROOT, keyOf(room.statx()), descriptor, false, null, "");
    root.addLookups(1);
    byId.put(ROOT, root);
    byKey.put(root.key(), root);
  }

  /** The backing directory itself. */
  public Node root() {
    return root;
  }

  /** The node of a number, or null when the kernel was never told of it. */
  public synchronized @Nullable Node get(long id) {
    return byId.get(id);
  }

  /** What is known of a thing in the backing filesystem. */
  public synchronized @Nullable Node get(Node.Key key) {
    return byKey.get(key);
  }

  /**
   * The node that a name leads to; it counts one lookup more.
   *
   * @param room whose {@link Statx} is that of the descriptor
   * @param descriptor with {@code O_PATH}; closed if the node is known already
   */
  public synchronized Node found(CallRoom room, int descriptor, Node parent, String name) {
    Node.Key key = keyOf(room.statx());
    Node node = byKey.get(key);
    if (node == null) {
      node = new Node(++lastId, key, descriptor, room.statx().isRegular(), parent, name);
      byId.put(node.id(), node);
      byKey.put(key, node);
    } else {
      DataCalls.close(room, descriptor);
      if (node.id() != ROOT) {
        node.move(parent, name);
      }
    }
    node.addLookups(1);
    return node;
  }

  /** The kernel undoes some of a node's lookups; without any left the node is gone. */
  public synchronized void forget(CallRoom room, long id, long lookups) {
    Node node = byId.get(id);
    if (node != null && id != ROOT && node.addLookups(-lookups) <= 0) {
      byId.remove(id);
      byKey.remove(node.key());
      DataCalls.close(room, node.descriptor());
    }
  }

  /** What a node with such attributes is. */
  public static Node.Key keyOf(Statx statx) {
    return new Node.Key(statx.device(), statx.inode());
  }
}
