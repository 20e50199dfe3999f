package dev.plumbline.kit;

import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Source;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A machine that an altered subject saves as it saves others. It takes any setting. */
final class AlteredSource implements Source {

  private final Subject subject;
  private final List<GuestRam> blocks;
  private final Map<String, String> settings = new TreeMap<>();

  AlteredSource(Subject subject, List<GuestRam> blocks) {
    this.subject = subject;
    this.blocks = blocks;
  }

  @Override
  public Outcome save(Path file, TransferOptions options) throws IOException {
    return subject.save(new SaveRequest(Machine.ANY, blocks, file, options, 0));
  }

  @Override
  public Outcome cancel(Path file, TransferOptions options) throws IOException {
    return save(file, options);
  }

  @Override
  public Outcome set(Map<String, Object> wanted) {
    wanted.forEach((name, value) -> settings.put(name, String.valueOf(value)));
    return new Outcome.Accepted(Evidence.NOTHING);
  }

  @Override
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  @Override
  public OptionalLong descriptorsIn(Path directory) {
    return OptionalLong.of(1);
  }

  @Override
  public void close() {}
}
