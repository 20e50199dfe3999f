package dev.plumbline.bench.path;

import dev.plumbline.fixtures.qemu.QemuBinary;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run before it begins.
 *
 * @param places directories on the filesystems to measure
 * @param series what to measure
 * @param qemu who is measured beside the reference, or null
 * @param fio what tells the disk's own limit, or null
 */
public record BenchPlan(
    List<Path> places, List<Series> series, @Nullable QemuBinary qemu, @Nullable Path fio) {

  /** Copies what was given. */
  public BenchPlan {
    places = List.copyOf(places);
    series = List.copyOf(series);
  }

  /** How many runs there will be. */
  public int runs() {
    int sum = 0;
    for (Series one : series) {
      for (long bytes : one.ramBytes()) {
        int contenders = 0;
        for (Operation operation : Operation.values()) {
          Task task = new Task(operation, Path.of(""), bytes, Path.of(""));
          contenders += Contenders.of(this, one, task, true).size();
        }
        sum += contenders * one.rounds() * one.contents().size();
      }
    }
    return sum * places.size();
  }
}
