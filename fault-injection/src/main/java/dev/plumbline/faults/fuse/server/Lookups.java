package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.protocol.BatchForgetIn;
import dev.plumbline.faults.fuse.protocol.ForgetIn;
import dev.plumbline.faults.fuse.protocol.ForgetOne;
import java.lang.foreign.MemorySegment;

/** Names looked up, nodes forgotten. */
final class Lookups {

  private final Tree tree;

  Lookups(Tree tree) {
    this.tree = tree;
  }

  long lookup(Request request) {
    Node directory = tree.node(request);
    MemorySegment name = request.name(0);
    if (directory == null) {
      return Tree.STALE;
    }
    return name == null ? Tree.INVALID : tree.entry(request, directory, name);
  }

  long forget(Request request) {
    long lookups = ForgetIn.read(request.body()).lookups();
    tree.nodes().forget(request.room(), request.header().nodeId(), lookups);
    return Outcome.SILENCE;
  }

  long forgetSeveral(Request request) {
    MemorySegment body = request.body();
    int count = BatchForgetIn.read(body).count();
    for (long i = 0; i < count; i++) {
      ForgetOne one = ForgetOne.read(body.asSlice(BatchForgetIn.BYTES + i * ForgetOne.BYTES));
      tree.nodes().forget(request.room(), one.nodeId(), one.lookups());
    }
    return Outcome.SILENCE;
  }
}
