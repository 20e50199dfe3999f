package dev.plumbline.faults.file;

import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.Decision;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.inject.Fired;
import dev.plumbline.faults.inject.Injector;
import dev.plumbline.faults.inject.Layout;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.io.DirectIoAlignment;
import dev.plumbline.io.Disk;
import dev.plumbline.io.Errno;
import dev.plumbline.io.FileKind;
import dev.plumbline.io.PositionedFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory on which a {@link Plan} is carried out; see {@link dev.plumbline.faults.file}.
 * It has directories that exist as soon as they are named, regular files, and nothing else.
 */
public final class FaultyDisk implements Disk {

  private final DiskTraits traits;
  private final Set<Path> locked = new HashSet<>();
  private final List<Descriptor> open = new ArrayList<>();
  private TwoCopies copies = new TwoCopies();
  private Injector injector = new Injector(Plan.EMPTY, Layout.Source.NONE, FaultLog.NONE);
  private CallObserver observer = CallObserver.NONE;
  private long calls;
  private boolean off;

  /** An empty disk without faults. */
  public FaultyDisk(DiskTraits traits) {
    this.traits = traits;
  }

  /** Begins a plan; counting begins again. */
  public synchronized void inject(Plan plan, FaultLog log) {
    injector = new Injector(plan, event -> layout(event), log);
    calls = 0;
  }

  /** Who decides at present: counts calls and releases hanging ones. */
  public synchronized Injector injector() {
    return injector;
  }

  /** Lets somebody see every call. */
  public synchronized void observe(CallObserver newObserver) {
    observer = newObserver;
  }

  /** How many calls there were since the plan began, those without power included. */
  public synchronized long calls() {
    return calls;
  }

  private synchronized @Nullable Layout layout(Event event) {
    Node node = copies.find(Path.of(event.file()));
    return node == null ? null : node.layout();
  }

  // What stands on it, for those who look from outside: these are no calls.

  /** Puts a file there that has always been there. */
  public synchronized void put(Path path, byte[] content) {
    copies.put(path, content);
  }

  /** What a file holds, or null when there is none. */
  public byte @Nullable [] content(Path path) {
    return content(path, Long.MAX_VALUE);
  }

  /** The first bytes of what a file holds, at most so many; null when there is none. */
  public synchronized byte @Nullable [] content(Path path, long mostBytes) {
    Node node = copies.find(path);
    return node == null ? null : bytes(node.seen(), mostBytes);
  }

  /** A part of what a file holds; shorter at its end, null when there is none. */
  public synchronized byte @Nullable [] content(Path path, ByteRange range) {
    Node node = copies.find(path);
    if (node == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(range.lengthBytes()));
    int count = Math.max(0, node.seen().read(bytes, range.startBytes()));
    return Arrays.copyOf(bytes.array(), count);
  }

  /** Whether two disks have the same under a name, as programs see it. */
  public boolean hasSame(Path path, FaultyDisk other) {
    Node mine = node(path);
    Node theirs = other.node(path);
    if (mine == null || theirs == null) {
      return mine == null && theirs == null;
    }
    return mine.seen().holdsSame(theirs.seen());
  }

  private synchronized @Nullable Node node(Path path) {
    return copies.find(path);
  }

  /** What the platter has of a file, or null when it knows none of that name. */
  public synchronized byte @Nullable [] contentOnPlatter(Path path) {
    Node node = copies.findOnPlatter(path);
    return node == null ? null : bytes(node.platter(), Long.MAX_VALUE);
  }

  private static byte[] bytes(Chunks chunks, long mostBytes) {
    long length = Math.min(chunks.sizeBytes(), mostBytes);
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
    chunks.read(bytes, 0);
    return bytes.array();
  }

  /** All files' names. */
  public synchronized List<Path> names() {
    return copies.names();
  }

  /** The descriptors and locks that are not closed, one clause each. */
  public synchronized List<String> left() {
    List<String> left = new ArrayList<>();
    open.forEach(d -> left.add("open: " + d.path()));
    locked.forEach(p -> left.add("locked: " + p));
    return left;
  }

  /** How many changes would be lost if the power failed now. */
  public synchronized int unsyncedCount() {
    return copies.unsynced().size();
  }

  /** What those changes are, for messages. */
  public synchronized List<String> unsynced() {
    return copies.unsynced().stream().map(Change::toString).toList();
  }

  /**
   * What would be there if the power failed now and came back.
   *
   * @param survivors which unsynced changes reach the platter, in this order; see {@link Survivors}
   * @return another disk, on which nothing goes wrong
   */
  public synchronized FaultyDisk after(List<Integer> survivors) {
    FaultyDisk after = new FaultyDisk(traits);
    after.copies = copies.after(survivors);
    return after;
  }

  /** The power fails now: every call fails until it comes back. */
  public synchronized void cutPower(Survivors survivors) {
    copies = copies.after(survivors.of(copies.unsynced().size()));
    open.forEach(Descriptor::kill);
    open.clear();
    locked.clear();
    off = true;
  }

  /** Whether the power has failed and not come back. */
  public synchronized boolean isOff() {
    return off;
  }

  /** The power comes back, and nothing goes wrong any more. */
  public synchronized void powerUp() {
    off = false;
    inject(Plan.EMPTY, FaultLog.NONE);
  }

  // The port.

  @Override
  public synchronized FileKind kind(Path path, boolean followLinks) throws IOException {
    if (off) {
      throw new IOException(path + ": injected power cut");
    }
    if (copies.find(path) != null) {
      return FileKind.REGULAR;
    }
    return copies.names().stream().anyMatch(p -> p.startsWith(path))
        ? FileKind.DIRECTORY
        : FileKind.NOTHING;
  }

  @Override
  public PositionedFile openForReading(Path path) throws IOException {
    return opened(path, new Rights(true, false, false), false);
  }

  @Override
  public PositionedFile openForUpdate(Path path) throws IOException {
    return opened(path, new Rights(true, true, false), true);
  }

  @Override
  public PositionedFile openChannel(Path path, boolean forWriting, boolean direct)
      throws IOException {
    return opened(path, new Rights(!forWriting, forWriting, direct), false);
  }

  /** What a descriptor was opened for. */
  record Rights(boolean read, boolean write, boolean direct) {}

  private PositionedFile opened(Path path, Rights rights, boolean lock) throws IOException {
    Event event = Event.of(Call.OPEN, path.toString(), rights.direct());
    return carryOut(
        event,
        decision -> {
          if (rights.direct() && !traits.directIo()) {
            throw refused(path, event, Errno.EINVAL, "no O_DIRECT on this filesystem");
          }
          Node node = copies.find(path);
          if (node == null) {
            throw new NoSuchFileException(path.toString());
          }
          return descriptor(path, node, rights, lock);
        });
  }

  private Descriptor descriptor(Path path, Node node, Rights rights, boolean lock)
      throws IOException {
    if (lock && !locked.add(path)) {
      throw new IOException(path + ": somebody else is writing it");
    }
    Descriptor descriptor = new Descriptor(this, path, node, rights, lock);
    open.add(descriptor);
    return descriptor;
  }

  /** As a real one is: known by opening the file with {@code O_DIRECT}. */
  @Override
  public DirectIoAlignment alignment(Path path) throws IOException {
    try {
      openChannel(path, false, true).close();
    } catch (InjectedException e) {
      if (e.errno() == Errno.EINVAL) {
        return DirectIoAlignment.none("opening it with O_DIRECT: " + e.getMessage());
      }
      throw e;
    }
    int block = traits.alignment().blockBytes();
    return new DirectIoAlignment(
        traits.alignment().memoryBytes(),
        block,
        block,
        DirectIoAlignment.Source.STATX,
        "the disk in memory says so");
  }

  @Override
  public int blockSizeBytes(Path path) {
    return traits.alignment().blockBytes();
  }

  @Override
  public PositionedFile createTemporary(Path path) throws IOException {
    return carryOut(
        Event.of(Call.OPEN, path.toString(), false),
        decision -> {
          if (copies.find(path) != null) {
            throw new FileAlreadyExistsException(path.toString());
          }
          Node node = new Node();
          copies.make(new Change.Linked(node, path));
          return descriptor(path, node, new Rights(true, true, false), false);
        });
  }

  @Override
  public synchronized Closeable lockPlace(Path place) throws IOException {
    if (off || !locked.add(place)) {
      throw new IOException(place + ": somebody else is writing it");
    }
    return () -> unlock(place);
  }

  synchronized void unlock(Path place) {
    locked.remove(place);
  }

  @Override
  public void rename(Path temporary, Path target) throws IOException {
    carryOut(
        Event.rename(temporary.toString(), target.toString()),
        decision -> {
          Node node = copies.find(temporary);
          if (node == null) {
            throw new NoSuchFileException(temporary.toString());
          }
          if (!decision.isSkipped()) {
            copies.make(new Change.Renamed(node, temporary, target));
          }
          return node;
        });
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    carryOut(
        Event.of(Call.SYNC_DIRECTORY, directory.toString(), false),
        decision -> {
          if (!decision.isSkipped()) {
            copies.syncDirectory(directory);
          }
          return directory;
        });
  }

  @Override
  public void delete(Path temporary) throws IOException {
    Node node;
    synchronized (this) {
      node = copies.find(temporary);
    }
    if (node != null) {
      carryOut(
          Event.of(Call.UNLINK, temporary.toString(), false),
          decision -> {
            if (!decision.isSkipped()) {
              copies.make(new Change.Unlinked(node, temporary));
            }
            return node;
          });
    }
  }

  // How calls are carried out.

  /** What a call does, with the disk standing still. */
  @FunctionalInterface
  interface Effect<T> {
    T take(Decision decision) throws IOException;
  }

  /** Decides about a call, and carries it out or lets it fail. */
  <T> T carryOut(Event event, Effect<T> effect) throws IOException {
    Decision decision = decide(event);
    Path path = Path.of(event.file());
    await(path, decision);
    synchronized (this) {
      requirePower(path, event);
      if (decision.isClean()) {
        return effect.take(decision);
      }
      shrink(path, decision);
      fail(path, event, decision, true);
      T result = effect.take(decision);
      fail(path, event, decision, false);
      return result;
    }
  }

  private Decision decide(Event event) throws IOException {
    Injector deciding;
    synchronized (this) {
      calls++;
      if (calls > traits.mostCalls()) {
        throw new EndlessCallsError(traits.mostCalls());
      }
      requirePower(Path.of(event.file()), event);
      observer.before(event);
      deciding = injector;
    }
    return deciding.decide(event);
  }

  private void requirePower(Path path, Event event) throws InjectedException {
    if (off) {
      throw refused(path, event, Errno.EIO, "injected power cut");
    }
  }

  private void await(Path path, Decision decision) throws IOException {
    for (Fired fired : decision.fired()) {
      try {
        if (fired.action() instanceof Action.Wait(long nanos)) {
          TimeUnit.NANOSECONDS.sleep(nanos);
        } else if (fired.action() instanceof Action.Hang) {
          injector().awaitRelease();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException(path + ": interrupted, " + fired.message());
      }
    }
  }

  private void shrink(Path path, Decision decision) {
    Fired fired = decision.with(Action.Shrink.class);
    Node node = copies.find(path);
    if (fired != null
        && node != null
        && fired.action() instanceof Action.Shrink(long size)
        && size < node.seen().sizeBytes()) {
      copies.make(new Change.Resized(node, size));
    }
  }

  /** Before a call takes effect: errors and power cuts that come before it; afterwards: others. */
  private void fail(Path path, Event event, Decision decision, boolean before)
      throws InjectedException {
    Fired cut = decision.cut(before);
    if (cut != null && cut.action() instanceof Action.Cut(boolean early, Survivors survivors)) {
      cutPower(survivors);
      throw refused(path, event, Errno.EIO, cut.message());
    }
    Fired failed = decision.failure();
    if (before && failed != null) {
      Node node = copies.find(path);
      if (failed.action() instanceof Action.Forget forget) {
        if (node != null) {
          copies.forget(node);
        }
        throw refused(path, event, forget.errno(), failed.message());
      }
      if (failed.action() instanceof Action.Fail fail) {
        throw refused(path, event, fail.errno(), failed.message());
      }
    }
  }

  static InjectedException refused(Path path, Event event, Errno errno, String why) {
    return new InjectedException(path, event.call().word(), errno, why);
  }

  // For descriptors; the disk stands still.

  TwoCopies copies() {
    return copies;
  }

  DiskTraits traits() {
    return traits;
  }

  void closed(Descriptor descriptor) {
    open.remove(descriptor);
  }
}
