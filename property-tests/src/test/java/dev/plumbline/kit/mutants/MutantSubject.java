package dev.plumbline.kit.mutants;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.FaultProne;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Identity;
import dev.plumbline.kit.subject.Inspection;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Source;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The reference with a flaw. */
final class MutantSubject implements Subject, FaultProne {

  private final Flaw flaw;
  private final ReferenceSubject reference;

  MutantSubject(Flaw flaw) {
    this.flaw = flaw;
    this.reference = new ReferenceSubject(flaw::disk);
  }

  @Override
  public Identity identity() {
    return reference.identity();
  }

  @Override
  public Set<Capability> capabilities() {
    return reference.capabilities();
  }

  @Override
  public boolean isInProcess() {
    return true;
  }

  @Override
  public Outcome save(SaveRequest request) throws IOException {
    try {
      SaveRequest changed = flaw.saving(request);
      return flaw.saved(changed, reference.save(changed));
    } catch (RuntimeException e) {
      return crashed(e);
    }
  }

  @Override
  public Outcome load(LoadRequest request) throws IOException {
    try {
      LoadRequest changed = flaw.loading(request);
      return flaw.loaded(changed, reference.load(changed));
    } catch (RuntimeException e) {
      return crashed(e);
    }
  }

  @Override
  public Aftermath saveUnder(SaveRequest request, Plan plan) throws IOException {
    try {
      SaveRequest changed = flaw.saving(request);
      Aftermath after = reference.saveUnder(changed, plan);
      return with(after, flaw.saved(changed, after.outcome()));
    } catch (RuntimeException e) {
      return new Aftermath(crashed(e), List.of(), List.of(), List.of(), false);
    }
  }

  @Override
  public Aftermath loadUnder(LoadRequest request, Plan plan) throws IOException {
    try {
      LoadRequest changed = flaw.loading(request);
      Aftermath after = reference.loadUnder(changed, plan);
      return with(after, flaw.loaded(changed, after.outcome()));
    } catch (RuntimeException e) {
      return new Aftermath(crashed(e), List.of(), List.of(), List.of(), false);
    }
  }

  private static Aftermath with(Aftermath after, Outcome outcome) {
    return new Aftermath(outcome, after.fired(), after.calls(), after.left(), after.powerFailed());
  }

  private static Outcome crashed(RuntimeException e) {
    return new Outcome.Crashed(e.toString(), Evidence.NOTHING);
  }

  @Override
  public Source start(Machine machine, List<GuestRam> blocks) {
    Source source = reference.start(machine, blocks);
    return new Source() {
      @Override
      public Outcome save(Path file, TransferOptions options) throws IOException {
        return MutantSubject.this.save(new SaveRequest(machine, blocks, file, options, 0));
      }

      @Override
      public Outcome cancel(Path file, TransferOptions options) throws IOException {
        SaveRequest request = new SaveRequest(machine, blocks, file, options, 0);
        return flaw.saved(request, source.cancel(file, options));
      }

      @Override
      public Outcome set(Map<String, Object> settings) throws IOException {
        return source.set(settings);
      }

      @Override
      public Map<String, String> settings() throws IOException {
        return source.settings();
      }

      @Override
      public OptionalLong descriptorsIn(Path directory) throws IOException {
        return source.descriptorsIn(directory);
      }

      @Override
      public void close() throws IOException {
        source.close();
      }
    };
  }

  @Override
  public Inspection inspect(Path file, long streamOffsetBytes) throws IOException {
    return reference.inspect(file, streamOffsetBytes);
  }
}
