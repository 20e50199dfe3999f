package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.kit.subject.TransferOptions;
import java.util.Map;

/** Options of the kit as QEMU's capabilities and parameters. */
final class QemuOptions {

  private QemuOptions() {}

  static MigrationOptions of(TransferOptions options, QemuFacts facts) {
    MigrationOptions result =
        switch (options.form()) {
          case MAPPED_RAM -> MigrationOptions.mappedRam();
          case STREAM -> MigrationOptions.stream();
        };
    if (options.channels() > 0) {
      result = result.multifd(options.channels());
    }
    if (options.directIo()) {
      result = result.directIo(true);
    }
    if (options.zeroPages() != null) {
      result = result.zeroPageDetection(options.zeroPages().word());
    }
    for (Map.Entry<String, Object> setting : options.settings().entrySet()) {
      result =
          setting.getValue() instanceof Boolean on
                  && facts.capabilities().contains(setting.getKey())
              ? result.capability(setting.getKey(), on)
              : result.parameter(setting.getKey(), setting.getValue());
    }
    return result;
  }
}
