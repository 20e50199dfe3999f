package dev.plumbline.kit;

import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Identity;
import dev.plumbline.kit.subject.Inspection;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The reference, with some of what it does replaced by an overriding test. */
class AlteredSubject implements Subject {

  private final Subject inner = new ReferenceSubject();

  /** The original. */
  final Subject inner() {
    return inner;
  }

  @Override
  public Identity identity() {
    return new Identity("altered", "altered", "0", "");
  }

  @Override
  public Set<Capability> capabilities() {
    return inner.capabilities();
  }

  @Override
  public Outcome save(SaveRequest request) throws IOException {
    return inner.save(request);
  }

  @Override
  public Outcome load(LoadRequest request) throws IOException {
    return inner.load(request);
  }

  @Override
  public Inspection inspect(Path file, long streamOffsetBytes) throws IOException {
    return inner.inspect(file, streamOffsetBytes);
  }
}
