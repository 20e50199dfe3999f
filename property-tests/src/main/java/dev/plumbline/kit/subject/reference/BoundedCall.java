package dev.plumbline.kit.subject.reference;

import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call in process with a bound: an {@link IOException} is a refusal, as the commands report it;
 * anything else that is thrown is a crash.
 */
final class BoundedCall {

  /** What is called. */
  @FunctionalInterface
  interface Body {

    /**
     * Does it.
     *
     * @return what to say about it beside success
     * @throws Refusal when it is refused for reasons that are no I/O error
     * @throws IOException when it fails
     */
    List<String> run() throws IOException;
  }

  /** A refusal by choice. */
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }

  private BoundedCall() {}

  static Outcome run(Duration bound, Body body) {
    FutureTask<List<String>> task = new FutureTask<>(body::run);
    long start = System.nanoTime();
    Thread thread = Thread.ofPlatform().daemon().name("subject").start(task);
    try {
      List<String> log = task.get(bound.toMillis(), TimeUnit.MILLISECONDS);
      return new Outcome.Accepted(evidence(log, start));
    } catch (TimeoutException e) {
      Evidence evidence = evidence(List.of(stack(thread)), start);
      thread.interrupt();
      return new Outcome.Hung(bound, evidence);
    } catch (ExecutionException e) {
      return thrown(Objects.requireNonNullElse(e.getCause(), e), start);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return new Outcome.Hung(bound, evidence(List.of("the kit was interrupted"), start));
    }
  }

  private static Outcome thrown(Throwable e, long start) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    Evidence evidence = evidence(trace.toString().lines().toList(), start);
    return e instanceof IOException
        ? new Outcome.Refused(String.valueOf(e.getMessage()), evidence)
        : new Outcome.Crashed(e.toString(), evidence);
  }

  private static String stack(Thread thread) {
    StringBuilder text = new StringBuilder("where it was:");
    for (StackTraceElement element : thread.getStackTrace()) {
      text.append("\n  at ").append(element);
    }
    return text.toString();
  }

  private static Evidence evidence(List<String> log, long start) {
    return new Evidence(log, null, Evidence.Guest.NONE, (System.nanoTime() - start) / 1e9);
  }
}
