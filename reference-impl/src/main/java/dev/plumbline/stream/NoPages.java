package dev.plumbline.stream;

/** For the mapped-ram form, whose RAM records hold no pages. */
enum NoPages implements RamVisitor {
  INSTANCE;

  @Override
  public void page(int block, long page, long dataOffsetBytes) {}

  @Override
  public void zero(int block, long page) {}
}
