package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.EndlessCallsError;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.Fired;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an operation under a plan.
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
   * @param plan what goes wrong meanwhile
   */
  public static Trial of(Operation operation, Plan plan) {
    FaultyDisk disk = operation.prepare();
    List<Path> before = disk.names();
    List<Fired> fired = Collections.synchronizedList(new ArrayList<>());
    disk.inject(plan, fired::add);
    Ending ending = Ending.DONE;
    String violation = null;
    try {
      operation.run(disk);
    } catch (IOException e) {
      ending = Ending.FAILED;
      violation = complaint(e, fired);
    } catch (EndlessCallsError e) {
      violation = "hang: " + e.getMessage();
    } catch (RuntimeException | Error e) {
      violation = "crash: " + e;
    }
    List<Fired> all = List.copyOf(fired);
    if (disk.isOff()) {
      ending = ending == Ending.DONE ? Ending.CUT_AFTER_DONE : Ending.CUT;
    } else if (violation == null && !disk.left().isEmpty()) {
      violation = ending + ", but left: " + disk.left();
    }
    if (violation == null && !disk.isOff()) {
      violation = leftover(disk, before, all);
    }
    disk.powerUp();
    if (violation == null) {
      violation = operation.violation(disk, ending, isHonest(all));
    }
    return new Trial(ending, all, violation);
  }

  /** An error must have a cause, and name it. */
  private static @Nullable String complaint(IOException e, List<Fired> fired) {
    if (fired.isEmpty()) {
      return "failed without any fault: " + e;
    }
    String message = String.valueOf(e.getMessage());
    boolean named = message.contains("injected") || !isHonest(fired);
    return named ? null : "an error that hides its cause: " + e;
  }

  /** Temporary files, unless the disk refused to delete them. */
  private static @Nullable String leftover(FaultyDisk disk, List<Path> before, List<Fired> fired) {
    if (fired.stream().anyMatch(f -> f.event().call() == Call.UNLINK) || !isHonest(fired)) {
      return null;
    }
    List<Path> more = new ArrayList<>(disk.names());
    more.removeAll(before);
    more.remove(SaveOperation.TARGET);
    return more.isEmpty() ? null : "left files behind: " + more;
  }

  /** Whether the program was told of every fault. */
  private static boolean isHonest(List<Fired> fired) {
    return fired.stream().map(Fired::action).allMatch(Action::isTold);
  }
}
