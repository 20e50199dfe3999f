package dev.plumbline.faults.file;

import dev.plumbline.faults.inject.FileBytes;
import dev.plumbline.faults.inject.FoundLayout;
import dev.plumbline.faults.inject.Layout;
import java.nio.ByteBuffer;

/** A file, whatever its names are: what the program sees of it, and what the platter has. */
final class Node {

  private final Chunks seen;
  private final Chunks platter;
  private final Layout layout;

  Node() {
    this(new Chunks(), new Chunks());
  }

  private Node(Chunks seen, Chunks platter) {
    this.seen = seen;
    this.platter = platter;
    this.layout =
        new FoundLayout(
            new FileBytes() {
              @Override
              public int read(ByteBuffer target, long positionBytes) {
                return seen.read(target, positionBytes);
              }

              @Override
              public long sizeBytes() {
                return seen.sizeBytes();
              }
            });
  }

  /** A file of which the program sees what the platter has. */
  static Node of(Chunks content) {
    return new Node(content.copy(), content.copy());
  }

  Chunks seen() {
    return seen;
  }

  Chunks platter() {
    return platter;
  }

  /** Where the parts of a migration file lie in it. */
  Layout layout() {
    return layout;
  }
}
