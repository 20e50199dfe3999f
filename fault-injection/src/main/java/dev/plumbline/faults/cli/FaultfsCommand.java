package dev.plumbline.faults.cli;

import dev.plumbline.cli.ExitCodes;
import dev.plumbline.faults.fuse.mount.Mount;
import dev.plumbline.faults.fuse.mount.StaleMounts;
import dev.plumbline.faults.fuse.server.FuseServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline faultfs}. */
@Command(
    name = "faultfs",
    mixinStandardHelpOptions = true,
    description = "Mounts a directory once more, as a filesystem that fails as planned.")
final class FaultfsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "the directory that holds the files")
  private Path directory = Path.of("");

  @Option(
      names = "--on",
      required = true,
      paramLabel = "MOUNTPOINT",
      description = "where it is mounted: an empty directory")
  private Path point = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StaleMounts.detach(point);
    Path source = directory.toRealPath();
    Mount mount = Mount.at(source, point.toRealPath());
    Thread hook =
        new Thread(() -> {
          try {
            mount.unmount();
          } catch (IOException e) {
            // Nobody is left to tell.
          }
        });
    Runtime.getRuntime().addShutdownHook(hook);
    FuseServer server = FuseServer.start(source, mount.device());
    spec.commandLine().getErr().println("mounted");
    server.await();
    return ExitCodes.FINE;
  }
}
