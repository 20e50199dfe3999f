package dev.plumbline.contained;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The program of the JVM in the container: calls the JVM outside, runs the tests whose ids come
 * from there, and answers each with a line. It ends with the connection, so with the JVM outside,
 * and the container with it and all its mounts.
 */
final class Inside {

  private Inside() {}

  /**
   * Takes the path of the socket.
   *
   * @throws IOException when nobody listens there
   */
  public static void main(String[] arguments) throws IOException {
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
      BufferedReader orders =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
      PrintWriter answers =
          new PrintWriter(Channels.newOutputStream(channel), true, StandardCharsets.UTF_8);
      for (String id = orders.readLine(); id != null; id = orders.readLine()) {
        String wanted = id;
        // A daemon: whatever a test is in the middle of, the end of the connection is the end.
        Thread.ofPlatform().daemon().start(() -> answers.println(run(launcher, wanted)));
      }
    }
  }

  private static String run(Launcher launcher, String id) {
    Hearing hearing = new Hearing();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectUniqueId(id))
            .build(),
        hearing);
    return hearing.verdict.orElse(
        Verdicts.failed(new IllegalStateException("nothing ran as " + id)));
  }

  /** Keeps the verdict of the one test, or of a container of it that failed. */
  private static final class Hearing implements TestExecutionListener {

    private Optional<String> verdict = Optional.empty();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      verdict = Optional.of(Verdicts.skipped(reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      switch (result.getStatus()) {
        case SUCCESSFUL -> {
          if (test.isTest()) {
            verdict = Optional.of(Verdicts.passed());
          }
        }
        case ABORTED ->
            verdict =
                Optional.of(
                    Verdicts.skipped(
                        result.getThrowable().map(Throwable::getMessage).orElse("aborted")));
        case FAILED ->
            verdict =
                Optional.of(
                    Verdicts.failed(
                        result
                            .getThrowable()
                            .orElseGet(() -> new AssertionError("failed without a reason"))));
      }
    }
  }
}
