package dev.plumbline.faults.cli;

import dev.plumbline.cli.Console;
import dev.plumbline.cli.ExitCodes;
import dev.plumbline.faults.fuse.Control;
import dev.plumbline.faults.fuse.FaultFilesystem;
import dev.plumbline.faults.fuse.Places;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanException;
import dev.plumbline.faults.store.JsonLog;
import dev.plumbline.faults.store.PlanFile;
import dev.plumbline.format.Quoted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline faultfs}. */
@Command(
    name = "faultfs",
    mixinStandardHelpOptions = true,
    description = {
      "Mounts a directory once more, as a filesystem that fails as planned, for any program.",
      "Serves it until Ctrl-C or until it is unmounted."
    },
    footer = {
      "",
      "A plan is text, such as:",
      "",
      "  faults 1",
      "  on write direct number 3: short by 512",
      "  on write at block[0].bitmap: error EIO",
      "",
      "docs/fault-plans.md explains each word. Root mounts by itself, others by fusermount3.",
      "Commands of --control, each answered by lines of which the last begins with \"ok\" or"
          + " \"failed\":",
      "  unsynced              files with unsynced bytes: how many, path",
      "  release               lets go what hangs, and what is to hang under this plan",
      "  plan FILE             from now on this plan holds",
      "  cut synced|all|random SEED",
      "                        the power fails: nothing, all or some of what wasn't synced is left",
      "  restart               the power is back",
      "  quit                  unmounts and ends"
    })
final class FaultfsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "the directory that holds the files")
  private Path directory = Path.of("");

  @Option(
      names = "--on",
      required = true,
      paramLabel = "MOUNTPOINT",
      description = "where it is mounted: an empty directory outside of DIR")
  private Path point = Path.of("");

  @Option(names = "--plan", required = true, paramLabel = "FILE", description = "what goes wrong")
  private Path plan = Path.of("");

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "append what went wrong to this file, a line of JSON each, as it happens")
  private @Nullable Path log;

  @Option(
      names = "--journal",
      description =
          "be able to cut the power although the plan doesn't; what is written is written twice")
  private boolean journal;

  @Option(names = "--control", description = "take commands from standard input, and end with it")
  private boolean control;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Plan read;
    Places places;
    try {
      read = PlanFile.read(plan);
      places = Places.of(directory, point);
    } catch (PlanException | Places.Unfit e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    Path logFile = log;
    if (logFile == null) {
      serve(places, read, FaultLog.NONE);
    } else {
      Path in = logFile.toAbsolutePath().normalize().getParent();
      if (in != null && Files.exists(in) && in.toRealPath().startsWith(places.point())) {
        throw new ParameterException(
            spec.commandLine(), logFile + " is inside of " + point + ": the mount would hide it");
      }
      try (JsonLog opened =
          new JsonLog(
              Files.newOutputStream(logFile, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              InstantSource.system())) {
        serve(places, read, opened);
      }
    }
    return ExitCodes.FINE;
  }

  private void serve(Places places, Plan read, FaultLog faults)
      throws IOException, InterruptedException {
    Console console = new Console(spec);
    try (FaultFilesystem filesystem = FaultFilesystem.mount(places, read, faults, journal)) {
      // If all else fails; who comes second finds it done.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> closed(filesystem), "unmount"));
      Signals.onEnd(filesystem::stop);
      if (control) {
        Thread.ofPlatform().daemon().name("control").start(() -> control(console, filesystem));
      } else {
        console
            .err()
            .println(
                "plumbline: "
                    + Console.name(places.directory())
                    + " is mounted on "
                    + Console.name(places.point())
                    + "; Ctrl-C unmounts");
        console.err().flush();
      }
      filesystem.await();
      filesystem.close();
      if (filesystem.wasBusy()) {
        console
            .err()
            .println(
                "plumbline: "
                    + Console.name(places.point())
                    + " was still in use; its users get errors from now on");
      }
      report(console, filesystem);
    }
  }

  private static void control(Console console, FaultFilesystem filesystem) {
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      new Control(filesystem.server(), console.out()).run(commands);
    } catch (IOException e) {
      console.err().println("plumbline: standard input: " + e.getMessage());
    }
    filesystem.stop();
  }

  private static void report(Console console, FaultFilesystem filesystem) {
    int writeBacks = filesystem.server().writeBacks();
    if (writeBacks > 0) {
      console
          .err()
          .println(
              "plumbline: "
                  + writeBacks
                  + " times there was more unsynced than is kept (4 GiB, or a full disk):"
                  + " it was taken for written back, and no power cut could lose it any more");
    }
    for (var entry : filesystem.server().unsynced()) {
      console
          .err()
          .println(
              "plumbline: never synced: "
                  + entry.bytes()
                  + " bytes of "
                  + Quoted.bare(entry.path()));
    }
  }

  private static void closed(FaultFilesystem filesystem) {
    try {
      filesystem.close();
    } catch (IOException e) {
      // Nobody is left to tell; the next one takes it away.
      return;
    }
  }
}
