package dev.plumbline.kit.run;

import dev.plumbline.kit.edit.FileEditor;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One case on one subject. A case prepares, attempts, and says what it {@link #expect}s; it ends
 * with the first verdict that doesn't conform.
 */
public final class CaseRun implements AutoCloseable {

  private final KitSession session;
  private final Case definition;
  private final Subject subject;
  private final KitSettings settings;
  private final WorkSpace space;
  private final List<Exhibit> exhibits = new ArrayList<>();
  private @Nullable Judgement last;
  private @Nullable Path lastFile;
  private long lastOffsetBytes;
  private int made;

  CaseRun(KitSession session, Case definition) throws IOException {
    this.session = session;
    this.definition = definition;
    this.subject = session.subject();
    this.settings = session.settings();
    this.space = WorkSpace.on(settings.on());
  }

  /** What must hold. */
  public Case definition() {
    return definition;
  }

  /** Who is under test. */
  public Subject subject() {
    return subject;
  }

  /** What the whole run was told. */
  public KitSettings settings() {
    return settings;
  }

  /** A number that follows from the run's seed and the case alone. */
  public long seed() {
    return settings.seed() * 31 + definition.id().hashCode();
  }

  /** An empty directory on the filesystem under test, gone after the case. */
  public Path directory() {
    return space.files();
  }

  /** An empty directory for RAM, in memory where the system has such a place. */
  public Path ramDirectory() {
    return space.ram();
  }

  /**
   * What several cases of a run need and only one of them makes.
   *
   * @param key what it is
   * @param maker makes it, when it isn't there yet
   */
  public <T> T shared(Class<T> key, KitSession.Maker<T> maker) throws IOException {
    return session.shared(key, maker);
  }

  /** A save of blocks, to be completed by the caller. */
  public SaveAttempt saving(RamSpec... blocks) {
    return saving(List.of(blocks));
  }

  /** A save of blocks, to be completed by the caller. */
  public SaveAttempt saving(List<RamSpec> blocks) {
    return new SaveAttempt(this, blocks, directory().resolve("saved-" + made++));
  }

  /** A load of a file, to be completed by the caller. */
  public LoadAttempt loading(Saved saved) {
    return new LoadAttempt(this, saved);
  }

  /**
   * Damages a file that was saved, in the file's own terms.
   *
   * @param edits such as {@code block[0].header.pageSize = 8192}; see {@link FileEditor}
   * @return the same RAM in an edited copy
   * @throws IOException when a file can't be read or written
   */
  public Saved edited(Saved saved, String... edits) throws IOException {
    Path copy = directory().resolve("edited-" + made++);
    FileEditor.copy(saved.file(), saved.options().offsetBytes(), copy, edits);
    show(Exhibit.text("edits made to the file", String.join("\n", edits)));
    return saved.in(copy);
  }

  /**
   * Has the subject save, if it can.
   *
   * @throws Nonconformity with {@link Verdict#UNSUPPORTED} if it can't
   * @throws IOException when the environment fails
   */
  public Outcome save(SaveRequest request) throws IOException {
    requireCapable(request.needs());
    requireMachine(request.machine().type());
    lastFile = request.file();
    lastOffsetBytes = request.options().offsetBytes();
    return seen("save", subject.save(request));
  }

  /**
   * Has the subject load, if it can.
   *
   * @throws Nonconformity with {@link Verdict#UNSUPPORTED} if it can't
   * @throws IOException when the environment fails
   */
  public Outcome load(LoadRequest request) throws IOException {
    requireCapable(request.needs());
    requireMachine(request.machine().type());
    lastFile = request.file();
    lastOffsetBytes = request.options().offsetBytes();
    return seen("load", subject.load(request));
  }

  /**
   * Makes RAM files.
   *
   * @throws IOException when they can't be written
   */
  public List<GuestRam> fill(List<RamSpec> shape) throws IOException {
    Path place = Files.createDirectory(space.ram().resolve("ram-" + made++));
    List<GuestRam> ram = new ArrayList<>();
    for (RamSpec block : shape) {
      ram.add(block.fill(place.resolve("block-" + ram.size())));
    }
    return ram;
  }

  /**
   * Keeps what RAM files hold now.
   *
   * @throws IOException when they can't be copied
   */
  public Truth keep(List<GuestRam> ram) throws IOException {
    return Truth.keep(ram, space.ram().resolve("truth-" + made++));
  }

  /**
   * Says what was seen where the case demands its verdict.
   *
   * @throws Nonconformity when that doesn't conform
   */
  public void expect(Judgement judgement) {
    last = judgement;
    if (!conforms(judgement)) {
      throw new Nonconformity(judgement);
    }
  }

  private boolean conforms(Judgement judgement) {
    return Arrays.asList(definition.conforms()).contains(judgement.verdict());
  }

  /**
   * Says what was seen where only success will do, whatever the case demands at its end.
   *
   * @throws Nonconformity when it isn't {@link Verdict#OK}
   */
  public void require(Judgement judgement) {
    if (judgement.verdict() != Verdict.OK) {
      last = judgement;
      throw new Nonconformity(judgement);
    }
  }

  /** Adds evidence for the report. */
  public void show(Exhibit exhibit) {
    exhibits.add(exhibit);
  }

  /** The evidence so far. */
  public List<Exhibit> exhibits() {
    return List.copyOf(exhibits);
  }

  /** What was seen last, or null when nothing was judged. */
  public @Nullable Judgement last() {
    return last;
  }

  /**
   * Ends the case as {@code unsupported} unless the subject is capable.
   *
   * @throws Nonconformity with {@link Verdict#UNSUPPORTED}
   */
  public void requireCapable(Set<Capability> needs) {
    Set<Capability> missing = EnumSet.noneOf(Capability.class);
    missing.addAll(needs);
    missing.removeAll(subject.capabilities());
    if (!missing.isEmpty()) {
      throw unsupported(
          missing.stream().map(Capability::word).collect(Collectors.joining(", ", "no ", "")));
    }
  }

  private void requireMachine(String type) {
    if (!type.isEmpty()
        && !subject.machines().isEmpty()
        && !subject.machines().contains(type.split(",", 2)[0])) {
      throw unsupported("no machine type " + type);
    }
  }

  /** To be thrown when the case can't be held here. */
  public Nonconformity unsupported(String reason) {
    last = new Judgement(Verdict.UNSUPPORTED, reason);
    return new Nonconformity(last);
  }

  private Outcome seen(String what, Outcome outcome) {
    Evidence evidence = outcome.evidence();
    exhibits.add(Exhibit.text(what + ": " + outcome.text(), String.join("\n", evidence.log())));
    return outcome;
  }

  @Override
  public void close() throws IOException {
    try (space) {
      keepFile();
      session.finished(this);
    }
  }

  private void keepFile() throws IOException {
    Path place = settings.keep();
    boolean failed = last != null && last.verdict() != Verdict.UNSUPPORTED && !conforms(last);
    if (failed && place != null && lastFile != null) {
      exhibits.addAll(EvidenceKeeper.keep(lastFile, lastOffsetBytes, place, definition.id()));
    }
  }
}
