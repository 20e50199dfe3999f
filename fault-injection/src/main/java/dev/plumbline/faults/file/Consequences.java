package dev.plumbline.faults.file;

import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.Decision;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.Fired;
import dev.plumbline.faults.inject.Injector;
import dev.plumbline.io.Errno;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a decision does to a call before it takes effect, power cuts apart. */
final class Consequences {

  private Consequences() {}

  /** Lets the call wait, and hang until somebody releases it. */
  static void await(Path path, Decision decision, Injector injector) throws IOException {
    for (Fired fired : decision.fired()) {
      try {
        if (fired.action() instanceof Action.Wait(long nanos)) {
          TimeUnit.NANOSECONDS.sleep(nanos);
        } else if (fired.action() instanceof Action.Hang) {
          injector.awaitRelease();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException(path + ": interrupted, " + fired.message());
      }
    }
  }

  /** Lets somebody else truncate the file. */
  static void shrink(TwoCopies copies, @Nullable Node node, Decision decision) {
    Fired fired = decision.with(Action.Shrink.class);
    if (fired != null
        && node != null
        && fired.action() instanceof Action.Shrink(long size)
        && size < node.seen().sizeBytes()) {
      copies.make(new Change.Resized(node, size));
    }
  }

  /** Lets the call fail. */
  static void fail(TwoCopies copies, @Nullable Node node, Event event, Decision decision)
      throws InjectedException {
    Fired failed = decision.failure();
    if (failed != null && failed.action() instanceof Action.Fail fail) {
      throw refused(event, fail.errno(), failed.message());
    }
    if (failed != null && failed.action() instanceof Action.Forget forget) {
      if (node != null) {
        copies.forget(node);
      }
      throw refused(event, forget.errno(), failed.message());
    }
  }

  /** The error that a call reports. */
  static InjectedException refused(Event event, Errno errno, String why) {
    return new InjectedException(Path.of(event.file()), event.call().word(), errno, why);
  }
}
