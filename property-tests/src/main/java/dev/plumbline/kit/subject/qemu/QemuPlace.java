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
 */
record QemuPlace(Path file, TransferOptions options) {

  private static final int SET = 1;

  /** QEMU's URI. */
  String uri() {
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
