package dev.plumbline.kit.run;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the kit is told from outside.
 *
 * @param on a directory on the filesystem that migration files are to lie on
 * @param seed chooses everything that is random; the same seed gives the same run
 * @param tries how often a property is tried; 0 for its own number
 * @param keep where evidence is kept, or null to keep none
 * @param time how long each property goes on instead of for a number of tries, or null
 * @param shrink whether counterexamples are made smaller
 */
public record KitSettings(
    Path on, long seed, int tries, @Nullable Path keep, @Nullable Duration time, boolean shrink) {

  /** By number of tries, with small counterexamples. */
  public KitSettings(Path on, long seed, int tries, @Nullable Path keep) {
    this(on, seed, tries, keep, null, true);
  }

  /** A seed for those who don't care: always the same, so that a run can be repeated. */
  public static final long DEFAULT_SEED = 1;

  /** In the system's temporary directory, keeping nothing. */
  public static KitSettings plain() {
    return new KitSettings(Path.of(System.getProperty("java.io.tmpdir")), DEFAULT_SEED, 0, null);
  }
}
