package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.Linux;
import dev.plumbline.fixtures.qemu.DescriptorPass;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.kit.subject.PassedDescriptor;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where QEMU saves to or loads from.
 *
 * @param file the file
 * @param options how
 * @param facts which URIs it knows
 */
record QemuPlace(Path file, TransferOptions options, QemuFacts facts) {

  private static final int SET = 1;

  /** QEMU's URI to save to. */
  String saveUri() {
    // Where there is no file:, a shell does what it would.
    return facts.fileUris()
        ? uri()
        : "exec:truncate --size " + options.offsetBytes() + quoted() + " && exec cat >>" + quoted();
  }

  /** QEMU's URI to load from. */
  String loadUri() {
    return facts.fileUris()
        ? uri()
        : "exec:exec tail --bytes +" + (options.offsetBytes() + 1) + quoted();
  }

  private String quoted() {
    return " '" + file.toAbsolutePath().toString().replace("'", "'\\''") + "'";
  }

  private String uri() {
    String given = options.uri();
    if (given != null) {
      return given;
    }
    return options.descriptors().isEmpty()
        ? QemuProcess.uri(file, options.offsetBytes())
        : QemuProcess.uri(Path.of("/dev/fdset/" + SET), options.offsetBytes());
  }

  /**
   * Passes the descriptors.
   *
   * @throws IOException when the file can't be opened so, or QEMU refuses one
   */
  void passTo(DescriptorPass pass) throws IOException {
    for (PassedDescriptor descriptor : options.descriptors()) {
      int flags =
          switch (descriptor.access()) {
            case READ -> Linux.O_RDONLY;
            case WRITE -> Linux.O_WRONLY | Linux.O_CREAT;
            case READ_WRITE -> Linux.O_RDWR | Linux.O_CREAT;
          };
      pass.add(SET, file, descriptor.direct() ? flags | Linux.O_DIRECT : flags);
    }
  }
}
