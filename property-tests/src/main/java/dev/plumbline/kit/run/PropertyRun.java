package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A property on one subject: many tries, each with scratch directories of its own. A counterexample
 * is made smaller only as long as it shows the same verdict, and not for ever.
 */
final class PropertyRun {

  /** How many tries may be spent on making a counterexample smaller. */
  private static final int MOST_SHRINKING_TRIES = 400;

  /** The same where each starts programs. */
  private static final int MOST_STARTED_SHRINKING_TRIES = 120;

  /** The same where each is waited for in vain. */
  private static final int MOST_HANGING_TRIES = 3;

  private final KitSession session;
  private final Case definition;
  private final IdentityHashMap<Throwable, KitSession.Finished> falsified = new IdentityHashMap<>();
  private final long startNanos = System.nanoTime();
  private @Nullable CaseRun current;
  private @Nullable Verdict wrong;
  private @Nullable Judgement last;
  private @Nullable Judgement unsupported;
  private String firstFound = "";
  private @Nullable Throwable broken;
  private int tries;
  private int unsupportedTries;
  private int shrinkingTries;

  PropertyRun(KitSession session, Case definition) {
    this.session = session;
    this.definition = definition;
  }

  /** The try that goes on. */
  CaseRun current() {
    CaseRun run = current;
    if (run == null) {
      throw new IllegalStateException(definition.id() + ": no try goes on");
    }
    return run;
  }

  private boolean isTimeUp() {
    Duration time = session.settings().time();
    return time != null && System.nanoTime() - startNanos > time.toNanos();
  }

  private int mostShrinkingTries() {
    if (!session.settings().shrink()) {
      return 0;
    }
    if (wrong == Verdict.HANG) {
      return MOST_HANGING_TRIES;
    }
    return session.subject().isInProcess() ? MOST_SHRINKING_TRIES : MOST_STARTED_SHRINKING_TRIES;
  }

  /** One try, or one attempt at a smaller counterexample. */
  TryExecutionResult attempt(TryExecutor executor, List<Object> parameters) throws IOException {
    if (broken != null || (wrong != null && shrinkingTries++ >= mostShrinkingTries())) {
      // An exception would count as an invalid try, and from such the engine goes on for hours.
      return TryExecutionResult.satisfied();
    }
    if (wrong == null && isTimeUp()) {
      return TryExecutionResult.satisfied(true);
    }
    tries++;
    try (CaseRun run = session.begin(definition)) {
      current = run;
      run.requireCapable(run.needs());
      TryExecutionResult result = executor.execute(parameters);
      Throwable thrown = result.throwable().orElse(null);
      if (thrown instanceof Nonconformity e) {
        return judged(run, e, words(parameters));
      }
      broken = thrown;
      last = run.last();
      return result;
    } catch (Nonconformity e) {
      unsupported = e.judgement();
      unsupportedTries++;
      return TryExecutionResult.satisfied(true);
    } finally {
      current = null;
    }
  }

  private TryExecutionResult judged(CaseRun run, Nonconformity e, String words) {
    Verdict verdict = e.judgement().verdict();
    if (verdict == Verdict.UNSUPPORTED) {
      unsupported = e.judgement();
      unsupportedTries++;
      return TryExecutionResult.satisfied();
    }
    if (wrong == null) {
      wrong = verdict;
      firstFound = words;
    }
    if (verdict != wrong) {
      return TryExecutionResult.satisfied();
    }
    String detail = e.judgement().detail() + "; smallest case found: " + words;
    Nonconformity told = new Nonconformity(new Judgement(verdict, detail));
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(Exhibit.text("smallest counterexample", words));
    exhibits.addAll(run.exhibits());
    falsified.put(told, new KitSession.Finished(told.judgement(), exhibits));
    return TryExecutionResult.falsified(told);
  }

  /**
   * What a property's end tells.
   *
   * @param thrown what it ended with, or null
   */
  @Nullable Throwable reason(@Nullable Throwable thrown) {
    return broken == null ? thrown : broken;
  }

  /**
   * What came of all tries.
   *
   * @param reason why it failed, or null
   */
  KitSession.Finished finished(@Nullable Throwable reason) {
    KitSession.Finished failure = reason == null ? null : falsified.get(reason);
    Exhibit count = Exhibit.text("tries", count());
    if (failure != null) {
      List<Exhibit> exhibits = new ArrayList<>(failure.exhibits());
      exhibits.add(Exhibit.text("first counterexample", firstFound));
      exhibits.add(count);
      return new KitSession.Finished(failure.last(), exhibits);
    }
    if (last == null) {
      return new KitSession.Finished(unsupported, List.of(count));
    }
    return new KitSession.Finished(new Judgement(last.verdict(), count()), List.of(count));
  }

  private String count() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    return String.format(
        Locale.ROOT,
        "%d tries%s in %.1f s, %.0f a minute",
        tries,
        unsupportedTries == 0 || unsupported == null
            ? ""
            : " (" + unsupportedTries + " of them unsupported: " + unsupported.detail() + ")",
        seconds,
        tries / seconds * 60);
  }

  private static String words(List<Object> parameters) {
    return parameters.stream().map(String::valueOf).collect(Collectors.joining("; "));
  }
}
