package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class LoadPlanTest {

  private static final int BATCH = 1 << 16;
  private static final long REGION = 0x10859;

  /** A run of pages behind a gap, both in pages. */
  record Run(int gap, int pages) {}

  @Provide
  Arbitrary<List<Run>> runs() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12), Arbitraries.integers().between(1, 90))
        .as(Run::new)
        .list()
        .ofMaxSize(40);
  }

  private static LoadTarget target(int pageSize) {
    return new LoadTarget("m0", new BytesFile(0), pageSize, 1L << 40, null);
  }

  @Property
  void everyPageIsReadOnceInOrder(
      @ForAll("runs") List<Run> runs,
      @ForAll @IntRange(max = 9) int gap,
      @ForAll @IntRange(min = 9, max = 16) int pageBits)
      throws IOException {
    int page = 1 << pageBits;
    List<LoadRequest> requests = new ArrayList<>();
    LoadPlan plan = new LoadPlan(target(page), new RequestPolicy(BATCH, gap), requests::add);
    List<Long> expected = new ArrayList<>();
    long at = 0;
    for (Run run : runs) {
      at += (long) run.gap() * page;
      plan.run(at, REGION + at, (long) run.pages() * page);
      for (int i = 0; i < run.pages(); i++, at += page) {
        expected.add(at);
      }
    }
    plan.finish();
    List<Long> read = new ArrayList<>();
    long end = REGION;
    for (LoadRequest request : requests) {
      assertThat(request.fileOffsetBytes()).as("ascending").isGreaterThanOrEqualTo(end);
      end = request.fileEndBytes();
      assertThat(end - request.fileOffsetBytes()).isPositive().isLessThanOrEqualTo(BATCH);
      pieces(request, (long) gap * page, page, read);
    }
    assertThat(read).isEqualTo(expected);
    for (int i = 1; i < requests.size(); i++) {
      LoadRequest before = requests.get(i - 1);
      long start = requests.get(i).fileOffsetBytes();
      assertThat(
              start - before.fileEndBytes() > (long) gap * page
                  || start + page - before.fileOffsetBytes() > BATCH)
          .as("as few reads as the policy allows: %s", i)
          .isTrue();
    }
  }

  private static void pieces(LoadRequest request, long gap, int page, List<Long> read) {
    assertThat(request.inFile(0)).isEqualTo(request.fileOffsetBytes());
    long last = request.fileOffsetBytes();
    long sum = 0;
    for (int i = 0; i < request.pieces(); i++) {
      assertThat(request.inFile(i) - last).isBetween(i == 0 ? 0L : 1L, gap);
      assertThat(request.inFile(i) - request.inBlock(i)).isEqualTo(REGION);
      for (int done = 0; done < request.length(i); done += page) {
        read.add(request.inBlock(i) + done);
      }
      last = request.inFile(i) + request.length(i);
      sum += request.length(i);
    }
    assertThat(last).isEqualTo(request.fileEndBytes());
    assertThat(request.pageBytes()).isEqualTo(sum);
  }

  /** The stream form's pages come in any order of the file. */
  @Test
  void runsThatGoBackBeginAnotherRead() throws IOException {
    List<LoadRequest> requests = new ArrayList<>();
    LoadPlan plan = new LoadPlan(target(4096), new RequestPolicy(BATCH, 8), requests::add);
    plan.run(0, 8192, 4096);
    plan.run(4096, 4096, 4096);
    plan.run(8192, 8201, 4096);
    plan.finish();
    assertThat(requests).extracting(LoadRequest::fileOffsetBytes).containsExactly(8192L, 4096L);
    assertThat(requests.get(1).pieces()).as("across nine bytes of stream").isEqualTo(2);
  }

  @Test
  void nothingToLoadIsNoRead() throws IOException {
    List<LoadRequest> requests = new ArrayList<>();
    new LoadPlan(target(4096), RequestPolicy.FAST, requests::add).finish();
    assertThat(requests).isEmpty();
  }
}
