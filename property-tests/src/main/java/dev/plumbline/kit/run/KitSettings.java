package dev.plumbline.kit.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the kit is told from outside.
 *
 * @param on a directory on the filesystem that migration files are to lie on
 * @param seed chooses everything that is random; the same seed gives the same run
 * @param tries how often a property is tried; 0 for its own number
 * @param keep where evidence is kept, or null to keep none
 */
public record KitSettings(Path on, long seed, int tries, @Nullable Path keep) {

  /** A seed for those who don't care: always the same, so that a run can be repeated. */
  public static final long DEFAULT_SEED = 1;

  /** In the system's temporary directory, keeping nothing. */
  public static KitSettings plain() {
    return new KitSettings(Path.of(System.getProperty("java.io.tmpdir")), DEFAULT_SEED, 0, null);
  }
}
