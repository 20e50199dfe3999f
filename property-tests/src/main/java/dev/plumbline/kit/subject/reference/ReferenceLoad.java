package dev.plumbline.kit.subject.reference;

import dev.plumbline.format.Finding;
import dev.plumbline.format.Severity;
import dev.plumbline.io.DirectIo;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.FileUri;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A load, as the command {@code restore --block} does it. */
final class ReferenceLoad {

  private ReferenceLoad() {}

  static List<String> run(LoadRequest request, ReferenceMeans means) throws IOException {
    TransferOptions options = request.options();
    FileUri place =
        options.uri() == null
            ? new FileUri(request.file(), options.offsetBytes())
            : ReferenceSave.parse(options.uri());
    try (MigrationFile file =
        MigrationFile.open(means.disk(), place.path(), place.offsetBytes(), BitmapOrder.LITTLE)) {
      Verifier.verify(file, false, Progress.NONE);
      if (!file.isComplete()) {
        throw new BoundedCall.Refusal(errors(file));
      }
      Loader.Options usual = Loader.Options.of(1, options.directIo() ? DirectIo.ON : DirectIo.OFF);
      Extraction.extract(
          file,
          targets(Objects.requireNonNull(file.model()), request),
          new Loader.Options(
              Math.max(1, options.channels()), usual.directIo(), usual.policy(), means.crew()),
          Progress.NONE);
      return file.findings().all().stream().map(Finding::message).toList();
    }
  }

  private static List<Extraction.Target> targets(StreamModel model, LoadRequest request)
      throws BoundedCall.Refusal {
    Map<String, GuestRam> wanted = new LinkedHashMap<>();
    request.blocks().forEach(block -> wanted.put(block.name(), block));
    List<Extraction.Target> targets = new ArrayList<>();
    for (RamBlock block : model.blocks()) {
      GuestRam ram = wanted.remove(block.name());
      if (ram == null) {
        if (request.machine().isBare()) {
          throw new BoundedCall.Refusal("the destination has no block " + block.name());
        }
        continue;
      }
      if (ram.lengthBytes() != block.usedLengthBytes()) {
        throw new BoundedCall.Refusal(
            "block "
                + block.name()
                + " has "
                + block.usedLengthBytes()
                + " bytes, the destination's has "
                + ram.lengthBytes());
      }
      if (!model.isLeftOut(block)) {
        targets.add(new Extraction.Target(block, ram.file(), true));
      }
    }
    if (!wanted.isEmpty()) {
      throw new BoundedCall.Refusal("the file has no block " + String.join(", ", wanted.keySet()));
    }
    return targets;
  }

  private static String errors(MigrationFile file) {
    return file.findings().all().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.rule().id() + ": " + finding.message())
        .collect(Collectors.joining("; "));
  }
}
