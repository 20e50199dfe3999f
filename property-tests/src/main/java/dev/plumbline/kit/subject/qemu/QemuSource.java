package dev.plumbline.kit.subject.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.MigrationOutcome;
import dev.plumbline.fixtures.qemu.QemuException;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.kit.subject.OpenDescriptors;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.Source;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** A QEMU that stays there between saves, with whatever they have left behind in it. */
final class QemuSource implements Source {

  /** So slow that no save ends before it is broken off. */
  private static final long CRAWLING_BYTES_PER_SECOND = 64 << 10;

  private final QemuProcess qemu;
  private final QemuFacts facts;

  /**
   * A running QEMU.
   *
   * @param qemu closed with this
   */
  QemuSource(QemuProcess qemu, QemuFacts facts) {
    this.qemu = qemu;
    this.facts = facts;
  }

  @Override
  public Outcome save(Path file, TransferOptions options) throws IOException {
    String uri = new QemuPlace(file, options, facts).saveUri();
    return outcome(
        options.bound(),
        () -> {
          standStill();
          return qemu.save(uri, afresh(options), options.bound());
        });
  }

  /** Once it was saved, QEMU must be told that it is to live on. */
  private void standStill() throws IOException {
    if (qemu.qmp().execute("query-status").path("status").asText().equals("postmigrate")) {
      qemu.cont();
      qemu.stop();
    }
  }

  @Override
  public Outcome cancel(Path file, TransferOptions options) throws IOException {
    String uri = new QemuPlace(file, options, facts).saveUri();
    return outcome(
        options.bound(),
        () -> {
          standStill();
          qemu.configure(afresh(options).maxBandwidth(CRAWLING_BYTES_PER_SECOND));
          qemu.qmp().execute("migrate", Map.of("uri", uri));
          qemu.qmp().execute("migrate_cancel");
          return qemu.await(options.bound());
        });
  }

  /** What a save before this one may have switched on and this one doesn't want is off again. */
  private MigrationOptions afresh(TransferOptions options) {
    MigrationOptions wanted = QemuOptions.of(options, facts);
    SortedMap<String, Boolean> capabilities = new TreeMap<>();
    SortedMap<String, Object> parameters = new TreeMap<>();
    for (String name : new String[] {"mapped-ram", "multifd"}) {
      if (facts.capabilities().contains(name)) {
        capabilities.put(name, false);
      }
    }
    if (facts.parameters().contains("direct-io")) {
      parameters.put("direct-io", false);
    }
    capabilities.putAll(wanted.capabilities());
    parameters.putAll(wanted.parameters());
    return new MigrationOptions(capabilities, parameters);
  }

  @Override
  public Outcome set(Map<String, Object> settings) {
    QemuOutcome outcome = new QemuOutcome(qemu, QemuProcess.PATIENCE);
    try {
      qemu.configure(QemuOptions.of(settings, facts));
      return outcome.done();
    } catch (QemuException e) {
      return outcome.refused(e);
    }
  }

  @Override
  public Map<String, String> settings() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (JsonNode capability : qemu.qmp().execute("query-migrate-capabilities")) {
      settings.put(capability.path("capability").asText(), capability.path("state").asText());
    }
    JsonNode parameters = qemu.qmp().execute("query-migrate-parameters");
    parameters.fieldNames().forEachRemaining(n -> settings.put(n, parameters.path(n).toString()));
    return settings;
  }

  @Override
  public OptionalLong descriptorsIn(Path directory) throws IOException {
    return OpenDescriptors.in(Long.toString(qemu.pid()), directory);
  }

  /** What is done with the process. */
  @FunctionalInterface
  private interface Work {
    MigrationOutcome done() throws IOException;
  }

  private Outcome outcome(Duration bound, Work work) throws IOException {
    QemuOutcome outcome = new QemuOutcome(qemu, bound);
    try {
      return outcome.of(work.done());
    } catch (QemuException e) {
      return outcome.refused(e);
    }
  }

  @Override
  public void close() {
    qemu.close();
  }
}
