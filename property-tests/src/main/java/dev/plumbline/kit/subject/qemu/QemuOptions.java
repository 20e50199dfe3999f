package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.kit.subject.TransferOptions;
import java.util.Map;
import java.util.TreeMap;

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
    return with(result, options.settings(), facts);
  }

  /** Settings alone, by QEMU's own names. */
  static MigrationOptions of(Map<String, Object> settings, QemuFacts facts) {
    return with(new MigrationOptions(new TreeMap<>(), new TreeMap<>()), settings, facts);
  }

  private static MigrationOptions with(
      MigrationOptions options, Map<String, Object> settings, QemuFacts facts) {
    MigrationOptions result = options;
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      result =
          setting.getValue() instanceof Boolean on
                  && facts.capabilities().contains(setting.getKey())
              ? result.capability(setting.getKey(), on)
              : result.parameter(setting.getKey(), setting.getValue());
    }
    return result;
  }
}
