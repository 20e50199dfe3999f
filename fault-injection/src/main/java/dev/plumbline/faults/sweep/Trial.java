package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.EndlessCallsError;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.Fired;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.faults.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an operation under a plan, and what came of it: it must end, in success or an error
 * that names its cause; leave nothing open and no file behind; leave the disk as {@link
 * Operation#violation} demands; what was reported as done must survive a power cut; and after a
 * failure it must succeed when nothing goes wrong any more.
 *
 * @param ending how it ended
 * @param fired what happened
 * @param violation a sentence that says which promise was broken, or null
 */
public record Trial(Ending ending, List<Fired> fired, @Nullable String violation) {

  /**
   * Runs an operation.
   *
   * @param operation what to do
   * @param plan what goes wrong meanwhile; calls that hang are released soon
   */
  public static Trial of(Operation operation, Plan plan) {
    return new Run(operation).under(plan);
  }

  private static final class Run {

    private static final List<Survivors> SURVIVORS =
        List.of(
            new Survivors(Keep.SYNCED, 0),
            new Survivors(Keep.ALL, 0),
            new Survivors(Keep.RANDOM, 1),
            new Survivors(Keep.RANDOM, 2));

    private final Operation operation;
    private final FaultyDisk disk;
    private final List<Fired> fired = Collections.synchronizedList(new ArrayList<>());

    private Run(Operation operation) {
      this.operation = operation;
      this.disk = operation.prepare();
    }

    private Trial under(Plan plan) {
      List<Path> before = disk.names();
      disk.inject(plan, this::happened);
      Ending ending = Ending.DONE;
      String violation = null;
      try {
        operation.run(disk);
      } catch (IOException e) {
        ending = Ending.FAILED;
        violation = complaint(e);
      } catch (EndlessCallsError e) {
        violation = "hang: " + e.getMessage();
      } catch (RuntimeException | Error e) {
        violation = "crash: " + e;
      }
      boolean cut = disk.isOff();
      if (cut) {
        ending = ending == Ending.DONE ? Ending.CUT_AFTER_DONE : Ending.CUT;
      }
      List<String> left = disk.left();
      if (violation == null && !left.isEmpty()) {
        violation = ending + ", but left " + left;
      }
      if (violation == null && !cut) {
        violation = filesLeft(before);
      }
      disk.powerUp();
      if (violation == null) {
        violation = operation.violation(disk, ending, isHonest());
      }
      if (violation == null && isHonest()) {
        violation = violationOfCut(ending);
      }
      if (violation == null && isHonest() && ending != Ending.DONE) {
        violation = violationOfAgain();
      }
      return new Trial(ending, List.copyOf(fired), violation);
    }

    private void happened(Fired one) {
      fired.add(one);
      if (one.action() instanceof Action.Hang) {
        Thread.startVirtualThread(disk.injector()::release);
      }
    }

    /** An error must have a cause, and name it. */
    private @Nullable String complaint(IOException e) {
      if (fired.isEmpty()) {
        return "failed without any fault: " + e;
      }
      String message = String.valueOf(e.getMessage());
      boolean stuck =
          message.contains("made no progress")
              && fired.stream().anyMatch(f -> f.action() instanceof Action.Shorten);
      return message.contains("injected") || stuck || !isHonest()
          ? null
          : "an error that hides its cause: " + e;
    }

    /** Temporary files, unless the disk refused to delete them. */
    private @Nullable String filesLeft(List<Path> before) {
      if (!isHonest() || fired.stream().anyMatch(f -> f.event().call() == Call.UNLINK)) {
        return null;
      }
      List<Path> more = new ArrayList<>(disk.names());
      more.removeAll(before);
      more.removeIf(operation::isResult);
      return more.isEmpty() ? null : "left files behind: " + more;
    }

    /**
     * What was reported as done must survive a power cut now; what failed must still do no harm.
     */
    private @Nullable String violationOfCut(Ending ending) {
      Ending then = ending == Ending.DONE ? Ending.CUT_AFTER_DONE : Ending.CUT;
      int unsynced = disk.unsyncedCount();
      for (Survivors survivors : SURVIVORS) {
        FaultyDisk after = disk.after(survivors.of(unsynced));
        String violation = operation.violation(after, then, true);
        if (violation != null) {
          return "with a power cut after that: " + violation;
        }
      }
      return null;
    }

    private @Nullable String violationOfAgain() {
      try {
        operation.run(disk);
      } catch (IOException | RuntimeException e) {
        return "does not succeed afterwards: " + e;
      }
      String violation = operation.violation(disk, Ending.DONE, true);
      return violation == null ? null : "afterwards: " + violation;
    }

    /** Whether the program was told of every fault. */
    private boolean isHonest() {
      return fired.stream().map(Fired::action).allMatch(Action::isTold);
    }
  }
}
