package dev.plumbline.bench.gate;

/** With whom the program is compared in one run. */
public enum Opponent {
  /** The disk's own limit, by fio. */
  FIO("fio"),
  QEMU("qemu"),
  /** An earlier build of this program that was kept. */
  BASELINE("baseline");

  private final String word;

  Opponent(String word) {
    this.word = word;
  }

  /** What it is called in {@code gate.json}. */
  public String word() {
    return word;
  }
}
