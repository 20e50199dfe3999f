package dev.plumbline.contained;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.containers.Engine;
import dev.plumbline.fixtures.containers.QemuImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where tests that mount filesystems run; decided once in a JVM. */
enum Whereabouts {
  /** This is the JVM in the container. */
  INSIDE,
  /** A JVM in a container does it. */
  CONTAINER,
  /** This JVM does it, as root. */
  HERE;

  /** The system property of the JVM inside. */
  static final String PROPERTY = "plumbline.contained";

  /** Environment variable: {@code container} or {@code here}, to leave no choice. */
  static final String VARIABLE = "PLUMBLINE_FILESYSTEMS";

  /** The image with what makes and checks filesystems. */
  static final String IMAGE = "plumbline/filesystems:latest";

  private static final Logger LOG = LoggerFactory.getLogger(Whereabouts.class);

  private static Optional<Whereabouts> known = Optional.empty();

  /** The place, said in the log when it is found out. */
  static synchronized Whereabouts require() {
    if (known.isEmpty()) {
      known = Optional.of(decide());
    }
    return known.get();
  }

  private static Whereabouts decide() {
    if (Boolean.getBoolean(PROPERTY)) {
      return INSIDE;
    }
    String chosen = System.getenv(VARIABLE);
    Optional<String> obstacle = "here".equals(chosen) ? Optional.of(VARIABLE) : obstacle();
    if (obstacle.isEmpty()) {
      LOG.info("filesystems are mounted in a container of {}", IMAGE);
      return CONTAINER;
    }
    boolean root = isRoot() && !"container".equals(chosen);
    Peers.require(
        root, "the right to mount: run as root, or have a container (" + obstacle.get() + ")");
    LOG.info("filesystems are mounted here, not in a container: {}", obstacle.get());
    return HERE;
  }

  private static Optional<String> obstacle() {
    Optional<String> obstacle = Engine.obstacle();
    if (obstacle.isPresent()) {
      return obstacle;
    }
    try {
      return Engine.idOf(IMAGE).isPresent()
          ? Optional.empty()
          : Optional.of("no image " + IMAGE + ": " + QemuImage.SCRIPT + " filesystems makes it");
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      return false;
    }
  }
}
