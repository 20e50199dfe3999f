package dev.plumbline.contained;

import dev.plumbline.fixtures.filesystems.FilesystemKind;
import dev.plumbline.fixtures.filesystems.FilesystemRecipe;
import dev.plumbline.fixtures.filesystems.MountedFilesystem;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Not a test: what is going on in a container while the JVM outside is killed. */
final class Sleeper {

  /** Its id for JUnit. */
  static final String ID =
      "[engine:junit-jupiter]/[class:" + Sleeper.class.getName() + "]/[method:mountsAndWaits()]";

  private static final long LONG_MILLIS = 60_000;

  @Test
  void mountsAndWaits() throws IOException, InterruptedException {
    MountedFilesystem.mount(FilesystemRecipe.of(FilesystemKind.EXT4, 512));
    Thread.sleep(LONG_MILLIS);
  }
}
