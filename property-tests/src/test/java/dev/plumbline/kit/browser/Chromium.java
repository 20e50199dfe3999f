package dev.plumbline.kit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.qemu.Executables;
import dev.plumbline.fixtures.qemu.ProcessGuard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser of its own, with a fresh profile in a directory of the test's. */
public final class Chromium implements AutoCloseable {

  private static final Duration START_BOUND = Duration.ofSeconds(60);
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--force-color-profile=srgb",
          "--remote-debugging-port=0");

  private final Process process;
  private final DevTools devTools;

  private Chromium(Process process, DevTools devTools) {
    this.process = process;
    this.devTools = devTools;
  }

  /**
   * Starts one, or skips the test (fails it when every peer is required) where there is none.
   *
   * @param scratch an existing directory for its profile
   * @throws IOException when it doesn't start
   */
  public static Chromium start(Path scratch) throws IOException {
    Optional<Path> program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Executables.onPath(name).stream())
            .findFirst();
    String binary = Peers.require(program, "chromium (apt install chromium)").toString();
    Path profile = Files.createDirectories(scratch.resolve("profile"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(binary, "--user-data-dir=" + profile), FLAGS.stream())
                .toList());
    builder.redirectErrorStream(true).redirectOutput(scratch.resolve("chromium.log").toFile());
    Process process = ProcessGuard.start(builder);
    try {
      return new Chromium(process, DevTools.connect(address(process, profile)));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw new IOException(
          binary + " did not start: " + Files.readString(scratch.resolve("chromium.log")), e);
    }
  }

  /** It writes its port and path into its profile. */
  private static URI address(Process process, Path profile) throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    long deadlineNanos = System.nanoTime() + START_BOUND.toNanos();
    while (System.nanoTime() < deadlineNanos && process.isAlive()) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() >= 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      pause();
    }
    throw new IOException("no " + file);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An empty page, 1280 by 900, light. */
  public Page page() {
    JsonNode target = devTools.call("", "Target.createTarget", Map.of("url", "about:blank"));
    return new Page(devTools, target.path("targetId").asText());
  }

  @Override
  public void close() throws IOException {
    // In order, so that it takes its own traces along.
    devTools.call("", "Browser.close", Map.of());
    devTools.close();
    try {
      if (!process.waitFor(START_BOUND.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
