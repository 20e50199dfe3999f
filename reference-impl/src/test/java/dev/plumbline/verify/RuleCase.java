package dev.plumbline.verify;

import dev.plumbline.format.Rule;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.testing.Examination;
import dev.plumbline.testing.Image;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One way to break one rule, and a sibling that keeps it.
 *
 * @param rule the rule
 * @param damage what is done, in words
 * @param valid the sibling
 * @param damaged the same, damaged
 * @param place where the finding must be
 * @param block the block it must name, or null
 * @param message what its message must contain
 */
record RuleCase(
    Rule rule,
    String damage,
    Supplier<Image> valid,
    Supplier<Image> damaged,
    ToLongFunction<Image> place,
    @Nullable String block,
    String message) {

  /** Damage done to the valid file itself. */
  static RuleCase of(
      Rule rule,
      String damage,
      Supplier<Image> valid,
      UnaryOperator<Image> edit,
      String field,
      @Nullable String block,
      String message) {
    return new RuleCase(
        rule, damage, valid, () -> edit.apply(valid.get()), i -> i.at(field), block, message);
  }

  Examination examineValid() throws IOException {
    return examine(valid.get());
  }

  static Examination examine(Image image) throws IOException {
    return Examination.of(image.file(), -1, BitmapOrder.LITTLE);
  }

  @Override
  public String toString() {
    return rule.id() + ": " + damage;
  }
}
