package dev.plumbline.kit.subject.reference;

import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.OpenDescriptors;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Source;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.migration.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** RAM files, saved again and again; broken off as a command is: by interrupting its thread. */
final class ReferenceSource implements Source {

  private final Machine machine;
  private final List<GuestRam> blocks;
  private final ReferenceMeans means;

  ReferenceSource(Machine machine, List<GuestRam> blocks, ReferenceMeans means) {
    this.machine = machine;
    this.blocks = List.copyOf(blocks);
    this.means = means;
  }

  @Override
  public Outcome save(Path file, TransferOptions options) {
    SaveRequest request = new SaveRequest(machine, blocks, file, options, 0);
    return BoundedCall.run(options.bound(), () -> ReferenceSave.run(request, means, Progress.NONE));
  }

  @Override
  public Outcome cancel(Path file, TransferOptions options) {
    SaveRequest request = new SaveRequest(machine, blocks, file, options, 0);
    return BoundedCall.run(
        options.bound(),
        () -> {
          Thread saving = Thread.currentThread();
          return ReferenceSave.run(request, means, _ -> saving.interrupt());
        });
  }

  @Override
  public Outcome set(Map<String, Object> settings) {
    throw new UnsupportedOperationException("no settings");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public OptionalLong descriptorsIn(Path directory) throws IOException {
    return OpenDescriptors.in("self", directory);
  }

  @Override
  public void close() {}
}
