package dev.plumbline.kit.properties.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.fixtures.Linux;
import dev.plumbline.fixtures.qemu.DescriptorPass;
import dev.plumbline.fixtures.qemu.MemoryBackend;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A QEMU to which steps are done, and what must hold after each: it answers; settings are as they
 * were accepted; whatever was begun ends; a failure says why; what it calls completed holds the
 * RAM; the guest is as it was; no descriptor is left open.
 */
final class WatchedQemu implements AutoCloseable {

  /** What goes on and isn't over. */
  private static final Set<String> GOING_ON =
      Set.of(
          "setup",
          "active",
          "device",
          "pre-switchover",
          "wait-unplug",
          "cancelling",
          "failing",
          "colo",
          "postcopy-device",
          "postcopy-active",
          "postcopy-paused",
          "postcopy-recover",
          "postcopy-recover-setup");

  /** QEMU opens it when it first looks whether it can have it, and keeps it on purpose. */
  private static final String KEPT_OPEN = "/dev/userfaultfd #1";

  private static final int SET = 7;
  private static final long END_MILLIS = 20_000;

  private final QemuProcess qemu;
  private final DescriptorPass pass;
  private final Conversation conversation;
  private final Settings settings;
  private final Places places;
  private final Truth truth;
  private final Set<String> openAtFirst;
  private @Nullable Target target;
  private String runStateBefore = "";
  private boolean cancelled;
  private boolean unreadable;

  /**
   * Where things are.
   *
   * @param directory for files
   * @param smallDisk a directory on a filesystem that is too small, or null
   * @param ram the machine's one RAM block
   * @param scratch the same block's size, for what is restored
   */
  record Places(Path directory, @Nullable Path smallDisk, GuestRam ram, Path scratch) {}

  private WatchedQemu(QemuProcess qemu, DescriptorPass pass, Places places, Truth truth)
      throws Violation {
    this.qemu = qemu;
    this.pass = pass;
    this.places = places;
    this.truth = truth;
    this.conversation = new Conversation(qemu);
    this.settings = new Settings(conversation);
    this.openAtFirst = openFiles();
  }

  /**
   * Starts one.
   *
   * @param truth what its RAM holds
   */
  static WatchedQemu start(QemuBinary binary, Places places, Truth truth)
      throws IOException, Violation {
    GuestRam ram = places.ram();
    QemuMachine machine =
        QemuMachine.none(new MemoryBackend(ram.name(), ram.lengthBytes(), ram.file()));
    DescriptorPass pass = DescriptorPass.open();
    try {
      return new WatchedQemu(QemuProcess.start(binary, machine, pass), pass, places, truth);
    } catch (IOException | RuntimeException e) {
      pass.close();
      throw e;
    }
  }

  /** The commands that repeat what was done, the program's own command line first. */
  String repeat() {
    String start =
        String.join(" ", qemu.binary().launcher())
            + " "
            + String.join(" ", qemu.machine().arguments())
            + " -qmp stdio";
    return start
        + "\n{\"execute\":\"qmp_capabilities\"}\n"
        + String.join("\n", conversation.commands());
  }

  /** What QEMU printed. */
  String output() {
    return qemu.output();
  }

  /** Does a step and looks whether all is as it must be. */
  void take(Step step) throws Violation, IOException {
    switch (step) {
      case Step.SetCapabilities s -> settings.setCapabilities(s.wanted());
      case Step.SetParameters s -> settings.setParameters(s.wanted());
      case Step.Migrate s -> migrate(s.target());
      case Step.Finish _ -> finish();
      case Step.Command s -> command(s.name());
      case Step.Continue s -> conversation.say("migrate-continue", Map.of("state", s.state()));
      case Step.Incoming _ ->
          conversation.say("migrate-incoming", Map.of("uri", Target.FILE.uri(places.directory())));
      case Step.Nap s -> Conversation.pause(s.millis());
    }
    check();
  }

  private void migrate(Target wanted) throws Violation, IOException {
    Target to = wanted;
    Path smallDisk = places.smallDisk();
    if (to == Target.SMALL_DISK && smallDisk == null) {
      to = Target.DEV_FULL;
    }
    boolean already = isGoingOn();
    if (!already) {
      // The one before may have ended in the meantime.
      check();
    }
    if (settings.isOn("background-snapshot") && runState().equals("prelaunch")) {
      // A snapshot of a machine that never ran aborts QEMU: docs/qemu-findings.md, and a case.
      conversation.say("cont", Map.of());
      conversation.say("stop", Map.of());
    }
    String before = already ? runStateBefore : runState();
    if (to.kind() == Target.Kind.SET && !already) {
      passDescriptors(to);
    }
    Path directory = to == Target.SMALL_DISK && smallDisk != null ? smallDisk : places.directory();
    Conversation.Answer answer = conversation.say("migrate", Map.of("uri", to.uri(directory)));
    if (already) {
      if (answer.accepted() && isGoingOn()) {
        throw new Violation(
            Verdict.SILENT_CORRUPTION, "a second migration was accepted while one went on");
      }
      return;
    }
    runStateBefore = before;
    cancelled = false;
    if (answer.accepted()) {
      target = to;
      // Shared RAM isn't in the file then; or a section is that the reference doesn't read.
      unreadable = settings.isOn("x-ignore-shared") || settings.isOn("dirty-bitmaps");
    } else {
      settle(to, false);
    }
  }

  private void passDescriptors(Target to) throws IOException {
    Path file = to.file(places.directory());
    if (file == null) {
      return;
    }
    int flags = Linux.O_WRONLY | Linux.O_CREAT;
    boolean direct = to == Target.SET_DIRECT;
    pass.add(SET, file, flags);
    pass.add(SET, file, direct ? flags | Linux.O_DIRECT : flags);
    conversation.note(
        "add-fd twice to fdset "
            + SET
            + (direct ? ": one O_WRONLY, one O_WRONLY|O_DIRECT" : ": both O_WRONLY"));
  }

  private void command(String name) throws Violation, IOException {
    boolean going = isGoingOn();
    Conversation.Answer answer = conversation.say(name, Map.of());
    switch (name) {
      case "migrate_cancel" -> {
        if (going) {
          cancelled = true;
          awaitEnd("after migrate_cancel");
        }
      }
      case "stop", "cont" -> {
        if (answer.accepted() && going) {
          runStateBefore = name.equals("stop") ? "paused" : "running";
        }
      }
      case "system_reset" -> {
        // What a guest without a CPU makes of it is not our subject.
      }
      default -> {}
    }
  }

  /** As fast as can be; a migration that waits for us is told to go on. */
  void finish() throws Violation, IOException {
    if (!isGoingOn()) {
      return;
    }
    String bandwidth = settings.value("max-bandwidth");
    settings.setParameters(new TreeMap<>(Map.of("max-bandwidth", MigrationOptions.UNLIMITED)));
    awaitEnd("at full speed");
    settings.setParameters(new TreeMap<>(Map.of("max-bandwidth", Long.parseLong(bandwidth))));
  }

  private void awaitEnd(String when) throws Violation, IOException {
    long start = System.nanoTime();
    String status = status();
    while (GOING_ON.contains(status)) {
      if ((System.nanoTime() - start) / 1_000_000 > END_MILLIS) {
        throw new Violation(
            Verdict.HANG,
            "the migration is still '" + status + "' " + END_MILLIS / 1000 + " s " + when);
      }
      if (status.equals("pre-switchover")) {
        conversation.say("migrate-continue", Map.of("state", "pre-switchover"));
      }
      Conversation.pause(2);
      status = status();
    }
  }

  /** Whether everything is as it must be now. */
  private void check() throws Violation, IOException {
    boolean going = isGoingOn();
    settings.check();
    Target ended = target;
    if (!going && ended != null) {
      target = null;
      settle(ended, true);
    }
    if (!going) {
      List<String> changed = truth.differences(List.of(places.ram()));
      if (!changed.isEmpty()) {
        throw new Violation(Verdict.SILENT_CORRUPTION, "the source's RAM has changed: " + changed);
      }
    }
  }

  /** A migration has ended. */
  private void settle(Target where, boolean accepted) throws Violation, IOException {
    JsonNode state = conversation.ask("query-migrate");
    String status = state.path("status").asText("");
    String now = runState();
    if (where.kind() == Target.Kind.SET) {
      conversation.say("remove-fd", Map.of("fdset-id", SET));
    }
    switch (status) {
      case "completed" -> {
        if (!accepted) {
          // The status of an earlier one.
          break;
        }
        if (where.kind() == Target.Kind.BAD) {
          throw new Violation(
              Verdict.SILENT_CORRUPTION, "a save to " + where + " is called completed");
        }
        verify(where);
      }
      case "failed" -> {
        if (accepted && state.path("error-desc").asText("").isEmpty()) {
          throw new Violation(
              Verdict.REJECTED_LATE, "the save to " + where + " failed without saying why");
        }
        mustBe(now, runStateBefore, "a failed save to " + where);
      }
      case "cancelled" -> {
        if (accepted && !cancelled) {
          throw new Violation(
              Verdict.REJECTED_LATE, "the save to " + where + " was cancelled by nobody");
        }
        mustBe(now, runStateBefore, "a cancelled save to " + where);
      }
      default -> {}
    }
    checkOpenFiles("after a save to " + where + " (" + status + ")");
  }

  private static void mustBe(String now, String before, String after) throws Violation {
    if (!now.equals(before)) {
      throw new Violation(
          Verdict.LOST_GUEST, "the guest was '" + before + "' and is '" + now + "' after " + after);
    }
  }

  /** Reads the file with the reference and compares it with the RAM. */
  private void verify(Target where) throws Violation, IOException {
    Path file = where.file(places.directory());
    if (file == null || where.kind() == Target.Kind.SMALL_DISK || unreadable) {
      return;
    }
    try (RandomAccessFile scratch = new RandomAccessFile(places.scratch().toFile(), "rw")) {
      scratch.setLength(0);
      scratch.setLength(places.ram().lengthBytes());
    }
    GuestRam restored =
        new GuestRam(places.ram().name(), places.ram().lengthBytes(), places.scratch());
    try (ReferenceSubject reference = new ReferenceSubject()) {
      Judgement judgement =
          Judge.loaded(
              reference.load(
                  LoadRequest.of(
                      file,
                      List.of(restored),
                      TransferOptions.mappedRam().offset(where.offsetBytes()))),
              truth,
              List.of(restored));
      if (judgement.verdict() != Verdict.OK) {
        throw new Violation(
            Verdict.SILENT_CORRUPTION,
            "the save to " + where + " is called completed, but: " + judgement.detail());
      }
    }
  }

  /** Brings everything back to what it was at first, and then a plain save must succeed. */
  void end() throws Violation, IOException {
    finish();
    check();
    settings.undo();
    if (!runState().equals("prelaunch")) {
      conversation.say("cont", Map.of());
      conversation.say("stop", Map.of());
    }
    settings.setCapabilities(new TreeMap<>(Map.of("mapped-ram", true)));
    migrate(Target.FILE);
    Target begun = target;
    if (begun == null) {
      throw new Violation(
          Verdict.WRONGLY_REJECTED,
          "with all settings undone, a save is refused: " + conversation.commands().getLast());
    }
    finish();
    check();
    String status = status();
    if (!status.equals("completed")) {
      throw new Violation(
          Verdict.WRONGLY_REJECTED,
          "with all settings undone, a save is " + conversation.ask("query-migrate"));
    }
  }

  private boolean isGoingOn() throws Violation {
    return GOING_ON.contains(status());
  }

  private String status() throws Violation {
    return conversation.ask("query-migrate").path("status").asText("");
  }

  private String runState() throws Violation {
    return conversation.ask("query-status").path("status").asText("");
  }

  private void checkOpenFiles(String when) throws Violation {
    Set<String> left = Set.of();
    // Threads that end close what they have a moment after their work is done.
    for (int i = 0; i < 50; i++) {
      left = openFiles();
      left.removeAll(openAtFirst);
      left.remove(KEPT_OPEN);
      if (left.isEmpty()) {
        return;
      }
      Conversation.pause(10);
    }
    throw new Violation(Verdict.REJECTED_LATE, "left open " + when + ": " + left);
  }

  /** What its descriptors lead to, those of one kind numbered. */
  private Set<String> openFiles() {
    Map<String, Integer> counts = new TreeMap<>();
    Set<String> open = new TreeSet<>();
    Path directory = Path.of("/proc", Long.toString(qemu.pid()), "fd");
    try (var descriptors = Files.newDirectoryStream(directory)) {
      for (Path descriptor : descriptors) {
        String target = Files.readSymbolicLink(descriptor).toString();
        open.add(target + " #" + counts.merge(target, 1, Integer::sum));
      }
    } catch (IOException e) {
      // Gone, or one of them is: whoever asks next is told.
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    try (pass) {
      qemu.close();
    }
  }
}
