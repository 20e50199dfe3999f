package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.subject.Subject;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A run of the kit on one subject. The JUnit Platform makes the objects whose methods are the
 * cases, so they find their session by the configuration parameter {@value #PARAMETER}, or as the
 * {@link #current} one: one session is open at a time.
 */
public final class KitSession implements AutoCloseable {

  /** Configuration parameter: the session's key. */
  public static final String PARAMETER = "plumbline.kit.session";

  private static final Map<String, KitSession> OPEN = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static volatile @Nullable KitSession current;

  /**
   * What came of one case.
   *
   * @param last what was seen last, or null when nothing was judged
   * @param exhibits evidence
   */
  public record Finished(@Nullable Judgement last, List<Exhibit> exhibits) {}

  private final String key = "session-" + COUNT.incrementAndGet();
  private final Subject subject;
  private final List<Subject> peers;
  private final KitSettings settings;
  private final Map<String, Finished> finished = new ConcurrentHashMap<>();
  private @Nullable PropertyRun property;
  private final Map<Class<?>, Object> shared = new HashMap<>();

  private KitSession(Subject subject, List<Subject> peers, KitSettings settings) {
    this.subject = subject;
    this.peers = List.copyOf(peers);
    this.settings = settings;
  }

  /**
   * Opens a session; subjects stay the caller's to close.
   *
   * @param subject who is under test
   * @param peers other implementations, to exchange files with
   * @throws IllegalStateException when another one is open
   */
  public static KitSession open(Subject subject, List<Subject> peers, KitSettings settings) {
    if (current != null) {
      throw new IllegalStateException("a session of the kit is open already");
    }
    KitSession session = new KitSession(subject, peers, settings);
    OPEN.put(session.key, session);
    current = session;
    return session;
  }

  /** The session by its key, if it is open. */
  static Optional<KitSession> find(String key) {
    return Optional.ofNullable(OPEN.get(key));
  }

  /**
   * The session that is open: for properties, whose engine knows no parameters of ours.
   *
   * @throws IllegalStateException when there is none
   */
  public static KitSession current() {
    KitSession session = current;
    if (session == null) {
      throw new IllegalStateException("no session of the kit is open");
    }
    return session;
  }

  /** Value of {@link #PARAMETER} for this session. */
  public String key() {
    return key;
  }

  /** Who is under test. */
  public Subject subject() {
    return subject;
  }

  /** Other implementations, to exchange files with. */
  public List<Subject> peers() {
    return peers;
  }

  /** What the run was told. */
  public KitSettings settings() {
    return settings;
  }

  /**
   * Begins a case; closing it leaves what was seen here.
   *
   * @throws IOException when there can be no scratch directory
   */
  public CaseRun begin(Case definition) throws IOException {
    return new CaseRun(this, definition);
  }

  /** A number that follows from the run's seed and the case alone. */
  long seedOf(Case definition) {
    return settings.seed() * 31 + definition.id().hashCode();
  }

  /** How often a property is to be tried. */
  int triesOf(Method property) {
    if (settings.time() != null) {
      return Integer.MAX_VALUE;
    }
    if (settings.tries() > 0) {
      return settings.tries();
    }
    Tries tries = property.getAnnotation(Tries.class);
    if (tries == null) {
      throw new IllegalStateException(property + " has no @Tries");
    }
    return subject.isInProcess() ? tries.inProcess() : tries.started();
  }

  PropertyRun beginProperty(Case definition) {
    PropertyRun run = new PropertyRun(this, definition);
    property = run;
    return run;
  }

  /** The property that goes on. */
  PropertyRun property() {
    PropertyRun run = property;
    if (run == null) {
      throw new IllegalStateException("no property goes on");
    }
    return run;
  }

  /**
   * The property's try that goes on.
   *
   * @throws IllegalStateException when there is none
   */
  public CaseRun attempt() {
    return property().current();
  }

  /** Makes what several cases need. */
  @FunctionalInterface
  public interface Maker<T> {
    /**
     * Makes it.
     *
     * @throws IOException when the environment fails
     */
    T make() throws IOException;
  }

  <T> T shared(Class<T> key, Maker<T> maker) throws IOException {
    Object known = shared.get(key);
    if (known == null) {
      known = maker.make();
      shared.put(key, known);
    }
    return key.cast(known);
  }

  void finished(CaseRun run) {
    finished(run.definition(), new Finished(run.last(), run.exhibits()));
  }

  void finished(Case definition, Finished result) {
    finished.put(definition.id(), result);
  }

  /** What came of a case; nothing when it never began. */
  public Optional<Finished> finished(Case definition) {
    return Optional.ofNullable(finished.get(definition.id()));
  }

  /**
   * Closes what cases share, too.
   *
   * @throws IOException when that fails
   */
  @Override
  public void close() throws IOException {
    OPEN.remove(key);
    current = null;
    for (Object one : shared.values()) {
      if (one instanceof Closeable closeable) {
        closeable.close();
      }
    }
  }
}
