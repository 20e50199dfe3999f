package dev.plumbline.contained;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.ProcessIdentity;
import dev.plumbline.fixtures.containers.ImageRoots;
import dev.plumbline.fixtures.containers.QemuImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container with a JVM that runs tests of ours, with no more rights than mounting takes: one
 * capability, loop and FUSE devices. It has no network. It ends when the connection to it does; see
 * {@link Inside}.
 */
final class TestContainer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(TestContainer.class);

  /** Loop devices; {@code /dev/loop-control}; {@code /dev/fuse}. */
  private static final List<String> DEVICES = List.of("b 7:* rwm", "c 10:237 rwm", "c 10:229 rwm");

  private static @Nullable TestContainer shared;

  private final GenericContainer<?> container;
  private final SocketChannel channel;
  private final PrintWriter orders;
  private final BufferedReader answers;

  private TestContainer(GenericContainer<?> container, SocketChannel channel) {
    this.container = container;
    this.channel = channel;
    this.orders = new PrintWriter(Channels.newOutputStream(channel), true, StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
  }

  /** This JVM's one, started when first asked for and ended with it. */
  static synchronized TestContainer shared() throws IOException {
    if (shared == null) {
      TestContainer started = start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "container-end"));
      shared = started;
    }
    return shared;
  }

  /** Runs a test there. What it comes to is thrown here, if it isn't a success. */
  synchronized void run(String uniqueId) throws IOException {
    orders.println(uniqueId);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the container is gone; it said: " + container.getLogs());
    }
    Verdicts.enact(answer);
  }

  /** The engine's name for it. */
  String id() {
    return container.getContainerId();
  }

  /**
   * Starts one.
   *
   * @throws IOException when the JVM in it doesn't call
   */
  static TestContainer start() throws IOException {
    Leftover.sweep();
    unpackQemus();
    String owner = ProcessIdentity.own();
    Path directory = Files.createTempDirectory(Path.of("/tmp"), "plumbline-contained");
    Path socket = directory.resolve("tests");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      GenericContainer<?> container =
          new GenericContainer<>(DockerImageName.parse(Whereabouts.IMAGE))
              .withImagePullPolicy(_ -> false)
              .withNetworkMode("none")
              .withLabel(Leftover.LABEL, owner)
              .withEnv("LC_ALL", "C.UTF-8")
              .withLogConsumer(line -> LOG.info("{}", line.getUtf8StringWithoutLineEnding()))
              .withCommand(command(socket).toArray(String[]::new))
              .withCreateContainerCmdModifier(create -> {
                HostConfig host = create.getHostConfig();
                if (host == null) {
                  throw new IllegalStateException("no host configuration");
                }
                host.withCapAdd(Capability.SYS_ADMIN)
                    .withDeviceCgroupRules(DEVICES)
                    .withSecurityOpts(List.of("apparmor=unconfined"))
                    .withAutoRemove(true)
                    .withBinds(binds(directory));
              });
      container.start();
      try {
        SocketChannel channel = accept(server, container);
        clear(directory);
        return new TestContainer(container, channel);
      } catch (IOException e) {
        container.stop();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      clear(directory);
      throw e;
    }
  }

  /** Inside there is no engine to take them from; a test that misses one says so itself. */
  private static void unpackQemus() {
    for (String version : QemuImage.VERSIONS) {
      try {
        QemuImage.parse(version).open();
      } catch (IOException e) {
        LOG.info("without QEMU {}: {}", version, e.getMessage());
      }
    }
  }

  private static SocketChannel accept(ServerSocketChannel server, GenericContainer<?> container)
      throws IOException {
    server.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      server.register(selector, SelectionKey.OP_ACCEPT);
      if (selector.select(PATIENCE.toMillis()) > 0) {
        return server.accept();
      }
    }
    throw new IOException("the JVM in the container did not call: " + container.getLogs());
  }

  private static List<String> command(Path socket) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-D" + Whereabouts.PROPERTY + "=true",
        "-D" + Peers.REQUIRE_ALL + "=" + Peers.areAllRequired(),
        "-Duser.home=" + System.getProperty("user.home"),
        "-Dorg.slf4j.simpleLogger.logFile=System.out",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-Dorg.slf4j.simpleLogger.log.dev.plumbline=info",
        "-cp",
        System.getProperty("java.class.path"),
        Inside.class.getName(),
        socket.toString());
  }

  /** The JDK, the class path and the QEMUs, at the paths that they have here; devices. */
  private static List<Bind> binds(Path directory) {
    Path jdk = Path.of(System.getProperty("java.home"));
    Set<Path> readable = new LinkedHashSet<>(List.of(jdk));
    // Some systems keep a part of the JDK elsewhere and leave links.
    for (String part :
        List.of("conf/security/java.security", "lib/security/cacerts", "lib/jvm.cfg")) {
      real(jdk.resolve(part))
          .map(Path::getParent)
          .filter(p -> !p.startsWith(jdk))
          .ifPresent(readable::add);
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      real(Path.of(entry)).ifPresent(_ -> readable.add(Path.of(entry).toAbsolutePath()));
    }
    real(ImageRoots.inCache().directory()).ifPresent(readable::add);
    List<Bind> binds = new ArrayList<>();
    readable.forEach(path -> binds.add(bind(path, AccessMode.ro)));
    binds.add(bind(directory, AccessMode.rw));
    binds.add(bind(Path.of("/dev"), AccessMode.rw));
    return binds;
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Bind bind(Path path, AccessMode mode) {
    return new Bind(path.toString(), new Volume(path.toString()), mode);
  }

  private static void clear(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve("tests"));
    Files.deleteIfExists(directory);
  }

  @Override
  public void close() {
    try {
      channel.close();
      container.stop();
    } catch (IOException e) {
      throw new IllegalStateException("ending a container: " + e.getMessage(), e);
    }
  }
}
