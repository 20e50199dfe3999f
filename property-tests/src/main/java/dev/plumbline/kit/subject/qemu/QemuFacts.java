package dev.plumbline.kit.subject.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.fixtures.qemu.ElfBuildId;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuException;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a QEMU binary says it can do, asked once.
 *
 * @param machines machine types, aliases included
 * @param capabilities names of migration capabilities
 * @param parameters names of migration parameters
 * @param buildId the program's build id; empty when it has none
 * @param fileUris whether it knows {@code file:} URIs, which came with 8.2
 */
record QemuFacts(
    Set<String> machines,
    Set<String> capabilities,
    Set<String> parameters,
    String buildId,
    boolean fileUris) {

  /** A capability of QEMU's, by its name. */
  static final String MAPPED_RAM = "mapped-ram";

  private static final String MULTIFD = "multifd";
  private static final Map<QemuBinary, QemuFacts> KNOWN = new ConcurrentHashMap<>();

  /** Copies what was given. */
  QemuFacts {
    machines = Set.copyOf(machines);
    capabilities = Set.copyOf(capabilities);
    parameters = Set.copyOf(parameters);
  }

  /**
   * Asks a binary, or remembers.
   *
   * @throws QemuException when it doesn't start or answer
   */
  static QemuFacts of(QemuBinary binary) throws IOException {
    QemuFacts known = KNOWN.get(binary);
    if (known == null) {
      known = ask(binary);
      KNOWN.put(binary, known);
    }
    return known;
  }

  private static QemuFacts ask(QemuBinary binary) throws IOException {
    QemuMachine bare = new QemuMachine("none", List.of(), List.of(), false);
    try (QemuProcess qemu = QemuProcess.start(binary, bare)) {
      Set<String> machines = new HashSet<>();
      for (JsonNode machine : qemu.qmp().execute("query-machines")) {
        machines.add(machine.path("name").asText());
        machines.add(machine.path("alias").asText(machine.path("name").asText()));
      }
      Set<String> capabilities = new HashSet<>();
      for (JsonNode capability : qemu.qmp().execute("query-migrate-capabilities")) {
        capabilities.add(capability.path("capability").asText());
      }
      Set<String> parameters = new HashSet<>();
      qemu.qmp().execute("query-migrate-parameters").fieldNames().forEachRemaining(parameters::add);
      return new QemuFacts(
          machines,
          capabilities,
          parameters,
          ElfBuildId.of(binary.program()).orElse(""),
          binary.version().atLeast(8, 2));
    }
  }

  /** The same in the kit's words. */
  Set<Capability> kitCapabilities() {
    Set<Capability> can =
        EnumSet.of(
            Capability.SAVE,
            Capability.LOAD,
            Capability.SAVE_STREAM,
            Capability.LOAD_STREAM,
            Capability.OFFSET,
            Capability.DEVICES,
            Capability.SEVERAL_SAVES,
            Capability.CANCEL,
            Capability.DIRTY_DESTINATION,
            Capability.SETTINGS);
    if (fileUris) {
      can.addAll(List.of(Capability.FDSET, Capability.URI));
    }
    if (capabilities.contains(MAPPED_RAM)) {
      can.add(Capability.MAPPED_RAM);
      if (capabilities.contains(MULTIFD)) {
        can.add(Capability.MULTIFD);
      }
    }
    if (parameters.contains("direct-io")) {
      can.add(Capability.DIRECT_IO);
    }
    if (parameters.contains("zero-page-detection")) {
      can.addAll(
          List.of(
              Capability.ZERO_PAGES_NONE,
              Capability.ZERO_PAGES_LEGACY,
              Capability.ZERO_PAGES_MULTIFD));
    }
    if (capabilities.contains("x-ignore-shared")) {
      can.add(Capability.IGNORE_SHARED);
    }
    if (machines.contains(QemuMachines.SEVERAL_BLOCKS)) {
      can.add(Capability.SEVERAL_BLOCKS);
    }
    if (machines.contains(QemuMachines.LIVE)) {
      can.add(Capability.LIVE);
    }
    return can;
  }
}
