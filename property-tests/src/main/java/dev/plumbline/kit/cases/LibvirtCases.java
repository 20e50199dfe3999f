package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.fixtures.golden.GoldenCatalogue;
import dev.plumbline.fixtures.golden.GoldenFile;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Prefix;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stream inside of a libvirt save image. */
@ExtendWith(CaseExtension.class)
public final class LibvirtCases {

  @Test
  @Case(
      id = "LVT-001",
      holds = "The stream in a libvirt image is found without being told where.",
      clause = "libvirt",
      needs = {Capability.LOAD, Capability.LIBVIRT})
  void streamIsFound(CaseRun run) throws IOException {
    for (GoldenFile golden : images()) {
      run.expect(GoldenLoad.of(run, golden, FOUND).asWhole());
    }
  }

  @Test
  @Case(
      id = "LVT-002",
      holds = "An image that was never finished is refused.",
      clause = "libvirt",
      conforms = Verdict.REJECTED,
      needs = {Capability.LOAD, Capability.LIBVIRT})
  void partIsRefused(CaseRun run) throws IOException {
    refuses(run, "file.u32[12] = 0x50617274");
  }

  @Test
  @Case(
      id = "LVT-003",
      holds = "Compressed images are refused by those who don't unpack them.",
      clause = "libvirt",
      conforms = Verdict.REJECTED,
      needs = {Capability.LOAD, Capability.LIBVIRT})
  void compressedIsRefused(CaseRun run) throws IOException {
    for (int format = 1; format <= 5; format++) {
      refuses(run, "file.u8[28] = " + format);
    }
  }

  @Test
  @Case(
      id = "LVT-004",
      holds = "An image whose XML would reach beyond its end is refused.",
      clause = "libvirt",
      conforms = Verdict.REJECTED,
      needs = {Capability.LOAD, Capability.LIBVIRT})
  void longXmlIsRefused(CaseRun run) throws IOException {
    refuses(run, "file.u8[23] = 0x7f");
  }

  @Test
  @Case(
      id = "LVT-005",
      holds = "An image from a big-endian host is read.",
      clause = "libvirt",
      needs = {Capability.LOAD, Capability.LIBVIRT})
  void bigEndianHeader(CaseRun run) throws IOException {
    GoldenFile golden = image("libvirt-sparse");
    long dataBytes = golden.manifest().streamOffsetBytes() - HEADER_BYTES;
    run.expect(
        GoldenLoad.of(
                run,
                golden,
                FOUND,
                "file.u32[16] = 2",
                "file.u32[20] = " + dataBytes,
                "file.u32[24] = 0",
                "file.u32[28] = 6",
                "file.u32[32] = 0")
            .asWhole());
  }

  @Test
  @Case(
      id = "LVT-006",
      holds = "Other versions of the header are refused.",
      clause = "libvirt",
      conforms = Verdict.REJECTED,
      needs = {Capability.LOAD, Capability.LIBVIRT})
  void otherVersionIsRefused(CaseRun run) throws IOException {
    refuses(run, "file.u8[16] = 9");
  }

  @Test
  @Case(
      id = "LVT-007",
      holds = "A save behind a libvirt header leaves that alone, and is found there.",
      clause = "libvirt",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.OFFSET})
  void saveBehindAHeader(CaseRun run) throws IOException {
    GoldenFile golden = image("libvirt-sparse");
    int headerBytes = Math.toIntExact(golden.manifest().streamOffsetBytes());
    byte[] header;
    try (InputStream image = Files.newInputStream(golden.unpackTo(run.directory()))) {
      header = image.readNBytes(headerBytes);
    }
    Path file = run.directory().resolve("image");
    Files.write(file, header);
    var options = mappedRam().channels(2).offset(headerBytes);
    Saved saved = run.saving(Steps.ram("fragmented:111")).with(options).to(file).done();
    run.require(Prefix.of(header).judge(file));
    run.expect(run.loading(saved).attempt().asWhole());
    if (run.subject().capabilities().contains(Capability.LIBVIRT)) {
      run.expect(run.loading(saved).with(mappedRam().offset(FOUND)).attempt().asWhole());
    }
  }

  private static final int HEADER_BYTES = 92;

  /** Where the stream begins is for the subject to find. */
  private static final long FOUND = -1;

  private static void refuses(CaseRun run, String edit) throws IOException {
    run.expect(GoldenLoad.of(run, image("libvirt-sparse"), FOUND, edit).asUnfit());
  }

  private static List<GoldenFile> images() {
    return GoldenCatalogue.all().stream()
        .filter(golden -> golden.manifest().libvirt() != null && golden.manifest().complete())
        .toList();
  }

  private static GoldenFile image(String id) {
    return images().stream().filter(golden -> golden.id().equals(id)).findFirst().orElseThrow();
  }
}
