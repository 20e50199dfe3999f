package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.fixtures.ram.RunPattern;
import dev.plumbline.kit.judge.RamSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * RAM that was made up. Its text is for people: it stands in counterexamples.
 *
 * @param blocks in the machine's order
 */
record RamShape(List<RamSpec> blocks) {

  /** A name longer than this is told by its length. */
  private static final int SPELT_OUT = 24;

  /** Copies what was given. */
  RamShape {
    blocks = List.copyOf(blocks);
  }

  long pages() {
    return blocks.stream().mapToLong(RamSpec::pages).sum();
  }

  RamSpec[] array() {
    return blocks.toArray(RamSpec[]::new);
  }

  @Override
  public String toString() {
    return blocks.size()
        + (blocks.size() == 1 ? " block: " : " blocks: ")
        + blocks.stream().map(RamShape::words).collect(Collectors.joining(", "));
  }

  private static String words(RamSpec block) {
    String name =
        block.name().length() <= SPELT_OUT
            ? block.name()
            : block.name().substring(0, 8) + "… (a name of " + block.name().length() + ")";
    return name + " of " + count(block.pages()) + " (" + words(block.content()) + ")";
  }

  private static String words(RamPattern content) {
    return content instanceof RunPattern runs
        ? runs.runs().stream()
            .map(run ->
                run.pages() + " " + run.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "))
        : content.text();
  }

  static String count(long pages) {
    return pages == 1 ? "1 page" : pages + " pages";
  }
}
