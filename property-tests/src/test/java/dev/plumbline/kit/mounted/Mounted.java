package dev.plumbline.kit.mounted;

import dev.plumbline.faults.fuse.FaultMount;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.fixtures.Peers;
import java.io.IOException;
import java.nio.file.Path;

/** Mounts for tests of the kit. */
final class Mounted {

  private Mounted() {}

  /** Mounts, or skips the test where that can't be. */
  static FaultMount start(Path directory, Plan plan) throws IOException {
    try {
      return FaultMount.start(directory, plan);
    } catch (FaultMount.Impossible e) {
      Peers.require(false, "FUSE (" + e.getMessage() + ")");
      throw e;
    }
  }
}
