package dev.plumbline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A tree drawn with lines, as {@code tree(1)} does. */
final class Tree {

  private final String text;
  private final List<Tree> children = new ArrayList<>();

  Tree(String text) {
    this.text = text;
  }

  /** Adds a branch; returns it. */
  Tree add(String branch) {
    Tree child = new Tree(branch);
    children.add(child);
    return child;
  }

  void print(PrintWriter out) {
    out.println(text);
    printChildren(out, "");
  }

  private void printChildren(PrintWriter out, String indent) {
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      Tree child = children.get(i);
      out.println(indent + (last ? "└─ " : "├─ ") + child.text);
      child.printChildren(out, indent + (last ? "   " : "│  "));
    }
  }
}
