package dev.plumbline.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Temporary files, deleted at the latest when the process ends in any way but by SIGKILL. */
final class Leftovers {

  private static final Set<Path> PATHS = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::deleteAll, "leftovers"));
  }

  private Leftovers() {}

  /** Remembers a file. */
  static void add(Path path) {
    PATHS.add(path);
  }

  /** Forgets a file: it isn't temporary any more, or was never created. */
  static void keep(Path path) {
    PATHS.remove(path);
  }

  /** Deletes a file. */
  static void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
    PATHS.remove(path);
  }

  private static void deleteAll() {
    for (Path path : PATHS) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // Nobody is left to tell; the name says what it is.
      }
    }
  }
}
