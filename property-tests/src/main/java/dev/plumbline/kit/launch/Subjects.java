package dev.plumbline.kit.launch;

import dev.plumbline.fixtures.containers.QemuImage;
import dev.plumbline.fixtures.qemu.Executables;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuException;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.exec.ExecSubject;
import dev.plumbline.kit.subject.qemu.QemuSubject;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subjects by what a user calls them. */
public final class Subjects {

  /** How subjects are named, for messages. */
  public static final String FORMS =
      "reference, qemu, qemu=BINARY, qemu=container:VERSION or exec=COMMAND";

  private static final String QEMU_PREFIX = QemuSubject.NAME + "=";
  private static final String CONTAINER_PREFIX = QEMU_PREFIX + "container:";
  private static final int OLDEST_MAJOR = 9;

  private Subjects() {}

  /** Whether a text has the form of a subject's name. */
  public static boolean isName(String name) {
    return name.equals(ReferenceSubject.NAME)
        || name.equals(QemuSubject.NAME)
        || (name.startsWith(QEMU_PREFIX)
            && (name.startsWith(CONTAINER_PREFIX)
                ? QemuImage.isName(name.substring(CONTAINER_PREFIX.length()))
                : name.length() > QEMU_PREFIX.length()))
        || (name.startsWith(ExecSubject.PREFIX) && name.length() > ExecSubject.PREFIX.length());
  }

  /**
   * Opens a subject.
   *
   * @param name one of {@link #FORMS}
   * @throws IllegalArgumentException when it has another form
   * @throws IOException when it isn't there, doesn't start or can't be asked what it can do
   */
  public static Subject open(String name) throws IOException {
    if (!isName(name)) {
      throw new IllegalArgumentException("'" + name + "' is none of " + FORMS);
    }
    if (name.equals(ReferenceSubject.NAME)) {
      return new ReferenceSubject();
    }
    if (name.startsWith(ExecSubject.PREFIX)) {
      return ExecSubject.of(name.substring(ExecSubject.PREFIX.length()));
    }
    if (name.startsWith(CONTAINER_PREFIX)) {
      // One without mapped-ram has been asked for by its version: its stream form can be checked.
      QemuImage image = QemuImage.parse(name.substring(CONTAINER_PREFIX.length()));
      return QemuSubject.of(image.open(), name);
    }
    QemuBinary binary =
        name.equals(QemuSubject.NAME)
            ? QemuBinary.find()
                .orElseThrow(() -> new QemuException("no " + QemuBinary.X86_64 + " on the PATH"))
            : binary(name.substring(QEMU_PREFIX.length()));
    return checked(QemuSubject.of(binary, name));
  }

  /**
   * Those that are checked when nobody says otherwise: the reference, and the QEMU on the {@code
   * PATH} if there is one that knows the format.
   */
  public static List<String> byDefault() {
    List<String> names = new ArrayList<>(List.of(ReferenceSubject.NAME));
    if (QemuBinary.find().filter(qemu -> qemu.version().atLeast(OLDEST_MAJOR, 0)).isPresent()) {
      names.add(QemuSubject.NAME);
    }
    return names;
  }

  private static QemuSubject checked(QemuSubject qemu) throws IOException {
    if (!qemu.capabilities().contains(Capability.MAPPED_RAM)) {
      qemu.close();
      throw new QemuException(
          qemu.identity().name()
              + " is version "
              + qemu.identity().version()
              + ", which has no mapped-ram; it came with "
              + OLDEST_MAJOR
              + ".0");
    }
    return qemu;
  }

  private static QemuBinary binary(String text) throws IOException {
    Path path = Path.of(text);
    if (!text.contains("/")) {
      path = Executables.onPath(text).orElse(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new QemuException("no such program: " + text);
    }
    try {
      return QemuBinary.at(path);
    } catch (QemuException e) {
      @Nullable Path root = rootOf(path);
      if (root == null) {
        throw e;
      }
      return QemuBinary.inRoot(root, String.valueOf(path.getFileName()));
    }
  }

  /** A program that doesn't start may belong to another system's root directory. */
  private static @Nullable Path rootOf(Path program) {
    Path bin = program.toAbsolutePath().normalize().getParent();
    Path usr = bin == null ? null : bin.getParent();
    return bin != null && bin.endsWith("usr/bin") && usr != null ? usr.getParent() : null;
  }
}
