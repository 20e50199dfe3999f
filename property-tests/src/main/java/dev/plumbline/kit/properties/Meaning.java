package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.fixtures.ram.SelfDescribingPage;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.subject.GuestRam;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What files mean, whatever bytes they are: blocks and what their pages are restored to. */
final class Meaning {

  private static final int TOLD = 4;

  private Meaning() {}

  /**
   * Whether two files mean the same.
   *
   * @param offset where in both the stream begins
   * @throws IOException when one can't be read at all
   */
  static Judgement compare(Path one, Path other, long offset) throws IOException {
    try (SavedFile first = SavedFile.read(one, offset);
        SavedFile second = SavedFile.read(other, offset)) {
      List<String> differences = new ArrayList<>();
      List<String> names = names(first);
      if (!names.equals(names(second))) {
        differences.add("blocks " + names + " in one file, " + names(second) + " in the other");
      }
      for (int i = 0; differences.isEmpty() && i < first.blocks().size(); i++) {
        SavedFile.Block left = first.blocks().get(i);
        SavedFile.Block right = second.blocks().get(i);
        for (long page = 0; page < left.pages() && differences.size() < TOLD; page++) {
          byte[] a = first.page(left, page);
          byte[] b = second.page(right, page);
          if (!Arrays.equals(a, b)) {
            differences.add(told(left.name(), page, a, b));
          }
        }
      }
      return judge(differences);
    } catch (IllegalFormatException e) {
      return new Judgement(Verdict.SILENT_CORRUPTION, Objects.requireNonNull(e.getMessage()));
    }
  }

  /**
   * What is wrong with what a file means.
   *
   * @param saved the RAM that went into it
   * @throws IOException when RAM can't be read
   */
  static List<String> wrongPages(SavedFile file, Truth saved) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (GuestRam truth : saved.blocks()) {
      Optional<SavedFile.Block> found =
          file.blocks().stream().filter(b -> b.name().equals(truth.name())).findFirst();
      if (found.isEmpty()) {
        wrong.add("the file has no block " + truth.name());
        continue;
      }
      SavedFile.Block block = found.get();
      try (FileChannel ram = FileChannel.open(truth.file())) {
        ByteBuffer expected = ByteBuffer.allocate(RamPattern.PAGE_BYTES);
        for (long page = 0; page < block.pages() && wrong.size() < TOLD; page++) {
          expected.clear();
          ram.read(expected, page * RamPattern.PAGE_BYTES);
          byte[] bytes = file.page(block, page);
          if (!Arrays.equals(bytes, expected.array())) {
            wrong.add(told(block.name(), page, bytes, expected.array()));
          }
        }
      }
    }
    return wrong;
  }

  /** No violation, no fault. */
  static Judgement judge(List<String> violations) {
    return violations.isEmpty()
        ? new Judgement(Verdict.OK, "")
        : new Judgement(Verdict.SILENT_CORRUPTION, String.join("; ", violations));
  }

  private static List<String> names(SavedFile file) {
    return file.blocks().stream().map(b -> b.name() + ":" + b.lengthBytes()).toList();
  }

  private static String told(String block, long page, byte[] found, byte[] expected) {
    return "page "
        + page
        + " of "
        + block
        + " holds "
        + SelfDescribingPage.describe(found)
        + ", expected "
        + SelfDescribingPage.describe(expected);
  }
}
