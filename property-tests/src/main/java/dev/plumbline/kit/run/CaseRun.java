package dev.plumbline.kit.run;

import dev.plumbline.faults.fuse.FaultMount;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.store.LoggedFault;
import dev.plumbline.fixtures.Peers;
import dev.plumbline.kit.edit.FileEditor;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Machine;
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

  /** How the detail of such a verdict begins that says nothing about the subject. */
  public static final String IMPOSSIBLE_HERE = "not here: ";

  private final KitSession session;
  private final Case definition;
  private final Subject subject;
  private final KitSettings settings;
  private final WorkSpace space;
  private final List<Exhibit> exhibits = new ArrayList<>();
  private @Nullable Judgement last;
  private @Nullable Path lastFile;
  private @Nullable FaultyPlace place;
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

  /** What the subject must be capable of for the case to mean anything. */
  Set<Capability> needs() {
    EnumSet<Capability> needs = EnumSet.noneOf(Capability.class);
    needs.addAll(List.of(definition.needs()));
    return needs;
  }

  /** Who is under test. */
  public Subject subject() {
    return subject;
  }

  /** Other implementations that take part in the run, to exchange files with. */
  public List<Subject> peers() {
    return session.peers();
  }

  /** What the whole run was told. */
  public KitSettings settings() {
    return settings;
  }

  /** A number that follows from the run's seed and the case alone. */
  public long seed() {
    return session.seedOf(definition);
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
   * A directory in which things go wrong until the case ends.
   *
   * @param plan what goes wrong
   * @throws Nonconformity with {@link Verdict#UNSUPPORTED} if there is no mounting here
   * @throws IOException when the environment fails
   */
  public FaultyPlace faulty(Plan plan) throws IOException {
    try {
      FaultyPlace made = shared(FaultyPlace.class, () -> FaultyPlace.on(settings.on()));
      place = made;
      made.begin(plan);
      return made;
    } catch (FaultMount.Impossible e) {
      if (Peers.areAllRequired()) {
        throw e;
      }
      throw impossibleHere("no filesystem with faults: " + e.getMessage());
    }
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
   * Starts a machine that can be saved several times.
   *
   * @param blocks its RAM
   * @throws Nonconformity with {@link Verdict#UNSUPPORTED} if the subject has none
   * @throws IOException when the environment fails
   */
  public Running start(RamSpec... blocks) throws IOException {
    requireCapable(Set.of(Capability.SAVE, Capability.SEVERAL_SAVES));
    List<RamSpec> shape = List.of(blocks);
    List<GuestRam> ram = fill(shape);
    Truth truth = keep(ram);
    return new Running(this, subject.start(Machine.ANY, ram), shape, truth);
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
    return save(subject, request);
  }

  /**
   * Has an implementation save, if it can.
   *
   * @param who the subject or a peer
   */
  Outcome save(Subject who, SaveRequest request) throws IOException {
    requireCapable(who, request.needs());
    requireMachine(who, request.machine().type());
    lastFile = request.file();
    lastOffsetBytes = request.options().offsetBytes();
    return seen(who, "save", who.save(request));
  }

  /**
   * Has the subject load, if it can.
   *
   * @throws Nonconformity with {@link Verdict#UNSUPPORTED} if it can't
   * @throws IOException when the environment fails
   */
  public Outcome load(LoadRequest request) throws IOException {
    return load(subject, request);
  }

  /**
   * Has an implementation load, if it can.
   *
   * @param who the subject or a peer
   */
  Outcome load(Subject who, LoadRequest request) throws IOException {
    requireCapable(who, request.needs());
    requireMachine(who, request.machine().type());
    lastFile = request.file();
    lastOffsetBytes = request.options().offsetBytes();
    return seen(who, "load", who.load(request));
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
    requireCapable(subject, needs);
  }

  private void requireCapable(Subject who, Set<Capability> needs) {
    Set<Capability> missing = EnumSet.noneOf(Capability.class);
    missing.addAll(needs);
    missing.removeAll(who.capabilities());
    if (!missing.isEmpty()) {
      throw unsupported(
          missing.stream().map(Capability::word).collect(Collectors.joining(", ", "no ", "")));
    }
  }

  private void requireMachine(Subject who, String type) {
    if (!type.isEmpty()
        && !who.machines().isEmpty()
        && !who.machines().contains(type.split(",", 2)[0])) {
      throw unsupported("no machine type " + type);
    }
  }

  /** To be thrown when the machine or its filesystem lacks something that the case needs. */
  public Nonconformity impossibleHere(String reason) {
    return unsupported(IMPOSSIBLE_HERE + reason);
  }

  /** To be thrown when the case can't be held on this subject. */
  public Nonconformity unsupported(String reason) {
    last = new Judgement(Verdict.UNSUPPORTED, reason);
    return new Nonconformity(last);
  }

  private static String text(List<LoggedFault> faults) {
    return faults.stream().map(LoggedFault::message).collect(Collectors.joining("\n"));
  }

  private Outcome seen(Subject who, String what, Outcome outcome) {
    return seen(who.equals(subject) ? what : what + " by " + who.identity().name(), outcome);
  }

  /** Adds what a subject did to the evidence. */
  Outcome seen(String what, Outcome outcome) {
    Evidence evidence = outcome.evidence();
    exhibits.add(Exhibit.text(what + ": " + outcome.text(), String.join("\n", evidence.log())));
    return outcome;
  }

  @Override
  public void close() throws IOException {
    FaultyPlace faulty = place;
    try (space) {
      if (faulty != null) {
        show(Exhibit.text("faults that happened", text(faulty.fired())));
        faulty.calm();
      }
      keepFile();
      session.finished(this);
      if (faulty != null) {
        faulty.end();
      }
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
