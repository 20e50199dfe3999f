package dev.plumbline.cli;

import dev.plumbline.device.DeviceVisitor;
import dev.plumbline.device.FieldDescription;
import dev.plumbline.device.FieldValue;
import dev.plumbline.device.StructDescription;
import dev.plumbline.format.Quoted;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/** Device state as branches of a tree; long arrays and buffers are shortened. */
final class DeviceTree implements DeviceVisitor {

  private static final int SHOWN_VALUES = 8;
  private static final int SHOWN_BYTES = 24;

  private static final int MAX_BRANCHES = 100_000;

  private final Tree root;
  private final Deque<Tree> path = new ArrayDeque<>();
  private final StringBuilder array = new StringBuilder();

  private int branches;

  DeviceTree(Tree root) {
    this.root = root;
    path.push(root);
  }

  @Override
  public boolean wantsValues() {
    return true;
  }

  @Override
  public void enter(String name, int index, StructDescription struct, boolean subsection) {
    String label = Quoted.bare(name) + (index < 0 ? "" : "[" + index + "]");
    path.push(add(subsection ? "subsection " + label : label));
  }

  @Override
  public void leave() {
    path.pop();
  }

  @Override
  public void value(FieldDescription field, int index, long offsetBytes, byte[] bytes) {
    if (field.arrayLength() < 0) {
      String label = Quoted.bare(field.name()) + (index < 0 ? "" : "[" + index + "]");
      add(label + " = " + text(field, bytes));
      return;
    }
    if (index < SHOWN_VALUES) {
      array.append(index == 0 ? "" : ", ").append(text(field, bytes));
    }
    if (index == field.arrayLength() - 1) {
      String more = index >= SHOWN_VALUES ? ", … " + (index + 1) + " in all" : "";
      add(Quoted.bare(field.name()) + "[] = " + array + more);
      array.setLength(0);
    }
  }

  /** Ends the device: says what was left out. */
  void finish() {
    if (branches > MAX_BRANCHES) {
      root.add("… " + (branches - MAX_BRANCHES) + " more, shown by --json");
    }
  }

  private Tree add(String text) {
    return ++branches > MAX_BRANCHES ? root : path.getFirst().add(text);
  }

  private static String text(FieldDescription field, byte[] bytes) {
    BigInteger number = FieldValue.number(field, bytes);
    if (number == null) {
      String hex = FieldValue.hex(bytes);
      String shown = hex.length() > 2 * SHOWN_BYTES ? hex.substring(0, 2 * SHOWN_BYTES) + "…" : hex;
      return shown + " (" + Quoted.bare(field.type()) + ", " + field.sizeBytes() + " bytes)";
    }
    if (FieldValue.isBool(field)) {
      return Boolean.toString(number.signum() != 0);
    }
    return number.bitLength() > 4 && number.signum() > 0
        ? "0x" + number.toString(16)
        : number.toString();
  }
}
