package dev.plumbline.testing;

import dev.plumbline.format.Finding;
import dev.plumbline.format.Rule;
import dev.plumbline.format.Severity;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.util.List;

/**
 * What {@code verify --deep} says of a file.
 *
 * @param findings all that were kept
 * @param complete whether it could be restored
 */
public record Examination(List<Finding> findings, boolean complete) {

  /** Examines a whole file, its stream found by itself. */
  public static Examination of(PositionedFile file) throws IOException {
    return of(file, -1, BitmapOrder.LITTLE);
  }

  /** Examines a file whose stream begins somewhere. */
  public static Examination of(PositionedFile file, long offsetBytes, BitmapOrder order)
      throws IOException {
    return of(file, offsetBytes, order, true);
  }

  /** The same without reading pages, as {@code verify} does without {@code --deep}. */
  public static Examination ofStructure(PositionedFile file) throws IOException {
    return of(file, -1, BitmapOrder.LITTLE, false);
  }

  private static Examination of(
      PositionedFile file, long offsetBytes, BitmapOrder order, boolean deep) throws IOException {
    MigrationFile opened = MigrationFile.of(file, offsetBytes, order);
    boolean complete = opened.isComplete();
    Verifier.verify(opened, deep, Progress.NONE);
    return new Examination(List.copyOf(opened.findings().all()), complete);
  }

  /** The findings of one rule. */
  public List<Finding> of(Rule rule) {
    return findings.stream().filter(f -> f.rule() == rule).toList();
  }

  /** Whether any finding is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
