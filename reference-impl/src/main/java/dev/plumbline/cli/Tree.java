package dev.plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree drawn with lines, as {@code tree(1)} does. */
final class Tree {

  private final String text;
  private final List<Tree> children = new ArrayList<>();
  private @Nullable Filler filler;

  /** Adds branches. */
  @FunctionalInterface
  interface Filler {
    void fill(Tree tree) throws IOException;
  }

  Tree(String text) {
    this.text = text;
  }

  /** Adds a branch; returns it. */
  Tree add(String branch) {
    Tree child = new Tree(branch);
    children.add(child);
    return child;
  }

  /** Leaves branches to be added when they are printed, and forgotten after that. */
  void fillLater(Filler later) {
    filler = later;
  }

  void print(PrintWriter out) throws IOException {
    out.println(text);
    printChildren(out, "");
  }

  private void printChildren(PrintWriter out, String indent) throws IOException {
    Filler later = filler;
    if (later != null) {
      Tree filled = new Tree(text);
      later.fill(filled);
      filled.printChildren(out, indent);
    }
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      Tree child = children.get(i);
      out.println(indent + (last ? "└─ " : "├─ ") + child.text);
      child.printChildren(out, indent + (last ? "   " : "│  "));
    }
  }
}
