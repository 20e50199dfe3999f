package dev.plumbline.kit.subject.reference;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.io.DirectIo;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.kit.subject.ZeroPageDetection;
import dev.plumbline.migration.FileUri;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.RamFile;
import dev.plumbline.migration.SaveTarget;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A save, as the command {@code save} does it. */
final class ReferenceSave {

  private ReferenceSave() {}

  static List<String> run(SaveRequest request, ReferenceMeans means, Progress progress)
      throws IOException {
    TransferOptions options = request.options();
    String machine = request.machine().type().isEmpty() ? "none" : request.machine().type();
    SequencedMap<String, RamSource> sources = new LinkedHashMap<>();
    List<RamFile> open = new ArrayList<>();
    try (SaveTarget target =
        SaveTarget.open(
            means.disk(), place(request), options.directIo() ? DirectIo.ON : DirectIo.OFF)) {
      for (GuestRam block : request.blocks()) {
        RamFile ram = RamFile.open(block.file());
        open.add(ram);
        sources.put(block.name(), ram);
      }
      Saver.Result result =
          Saver.save(
              Frame.bare(machine, RamPattern.PAGE_BYTES),
              sources,
              target,
              new Saver.Options(
                  Math.max(1, options.channels()),
                  options.zeroPages() != ZeroPageDetection.NONE,
                  RequestPolicy.FAST,
                  means.crew()),
              request.liveRounds() > 0 ? new ScriptedGuest(request) : LiveRam.STILL,
              progress);
      return List.of("saved: " + result);
    } finally {
      for (RamFile ram : open) {
        ram.close();
      }
    }
  }

  private static FileUri place(SaveRequest request) throws IOException {
    String uri = request.options().uri();
    if (uri == null) {
      return new FileUri(request.file(), request.options().offsetBytes());
    }
    return parse(uri);
  }

  static FileUri parse(String uri) throws BoundedCall.Refusal {
    try {
      return FileUri.parse(uri);
    } catch (IllegalArgumentException e) {
      throw new BoundedCall.Refusal(String.valueOf(e.getMessage()));
    }
  }
}
