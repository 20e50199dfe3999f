package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bitmap says which pages are in the file, and nothing else does. */
@ExtendWith(CaseExtension.class)
public final class BitmapCases {

  @Test
  @Case(
      id = "BMP-001",
      holds = "Bits past the last page mean nothing.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void bitsPastTheEndAreIgnored(CaseRun run) throws IOException {
    Steps.loads(run, "block[0].bitmap.bit[1025] = 1", "block[0].bitmap.bit[1087] = 1");
  }

  @Test
  @Case(
      id = "BMP-002",
      holds = "A bitmap without a bit over a region with data is refused.",
      clause = "mapped-ram",
      hunts = "implausible-offsets",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void emptyBitmapOverDataIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].bitmap = 0");
  }

  @Test
  @Case(
      id = "BMP-003",
      holds = "A page whose bit is clear is zero, whatever its place in the file holds.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void clearBitMeansZero(CaseRun run) throws IOException {
    RamSpec ram = Steps.ram("random:4");
    for (long page : new long[] {0, 7, 8, 63, 64, 1023, 1024}) {
      Saved saved = run.saving(ram).done();
      try (RandomAccessFile truth =
          new RandomAccessFile(saved.truth().blocks().getFirst().file().toFile(), "rw")) {
        truth.seek(page * RamPattern.PAGE_BYTES);
        truth.write(new byte[RamPattern.PAGE_BYTES]);
      }
      Saved edited = run.edited(saved, "block[0].bitmap.bit[" + page + "] = 0");
      run.expect(run.loading(edited).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "BMP-004",
      holds = "What stands in a zero page's place in the file is not loaded.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void staleBytesAreNotLoaded(CaseRun run) throws IOException {
    RamSpec ram = Steps.ram("fragmented:5");
    long one = Steps.page(ram, 0, true);
    long other = Steps.page(ram, 600, true);
    Saved saved = run.saving(ram).done();
    Saved edited =
        run.edited(saved, "block[0].page[" + one + "] = 0xa5", "block[0].page[" + other + "] = 1");
    run.expect(run.loading(edited).attempt().asWhole());
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      run.expect(run.loading(edited).with(mappedRam().channels(2)).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "BMP-005",
      holds = "A file that ends inside its bitmap is refused.",
      clause = "rules",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void truncatedBitmapIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "file.length = offset(block[0].bitmap) + 100");
  }
}
