package dev.plumbline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code plumbline} program. */
@Command(
    name = "plumbline",
    description = "Reads, verifies and tests QEMU's mapped-ram migration files.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 fine; 1 the thing examined is at fault; 2 wrong usage;",
      "3 the environment is at fault (missing program, no permission, I/O error).",
      "",
      "plumbline test [--require-all] installs what the tests use and runs them."
    })
public final class Main {

  private Main() {}

  /**
   * Runs the program and exits with one of {@link ExitCodes}.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    StandardOutput stdout = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(stdout, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    out.flush();
    IOException failure = stdout.failure();
    if (failure != null) {
      Problems.print(err, new IOException("standard output: " + failure.getMessage(), failure));
      code = ExitCodes.ENVIRONMENT;
    }
    err.flush();
    // System.exit starts the logging of the JDK to log itself: a tenth of what a short command
    // takes.
    if (code != ExitCodes.FINE) {
      System.exit(code);
    }
  }

  /**
   * Runs the program.
   *
   * @param out for results
   * @param err for everything else
   * @param args the command line
   * @return one of {@link ExitCodes}
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine program = new CommandLine(new Main());
    addCommands(program, args.length == 0 ? "" : args[0]);
    program
        .setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Main::path)
        .setParameterExceptionHandler((e, arguments) -> misused(err, e))
        .setExecutionExceptionHandler((e, line, parsed) -> failed(err, e));
    for (CommandLine command : program.getSubcommands().values()) {
      command.getCommandSpec().versionProvider(new Version());
    }
    if (args.length == 0) {
      program.usage(err);
      return ExitCodes.USAGE;
    }
    try {
      return program.execute(args);
    } catch (OutOfMemoryError e) {
      err.println("plumbline: out of memory: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      Problems.printInternal(err, e);
    }
    return ExitCodes.ENVIRONMENT;
  }

  /** Adds the command that is asked for, or all when it isn't one: then it is about all of them. */
  private static void addCommands(CommandLine program, String name) {
    SequencedMap<String, Supplier<Object>> commands = new LinkedHashMap<>();
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      commands.putAll(provider.commands());
    }
    commands.put("generate-completion", GenerateCompletion::new);
    Supplier<Object> wanted = commands.get(name);
    if (wanted != null && !name.equals("generate-completion")) {
      program.addSubcommand(name, wanted.get());
    } else {
      commands.forEach((each, command) -> program.addSubcommand(each, command.get()));
    }
  }

  static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("a path can't be empty");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "not a path under this locale's encoding: " + e.getReason());
    }
  }

  private static int misused(PrintWriter err, ParameterException e) {
    err.println("plumbline: " + Console.oneLine(String.valueOf(e.getMessage())));
    UnmatchedArgumentException.printSuggestions(e, err);
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println("Try '" + command + " --help'.");
    err.flush();
    return ExitCodes.USAGE;
  }

  private static int failed(PrintWriter err, Exception e) {
    switch (e) {
      case IOException io -> Problems.print(err, io);
      case UncheckedIOException io -> Problems.print(err, Objects.requireNonNull(io.getCause()));
      default -> Problems.printInternal(err, e);
    }
    return ExitCodes.ENVIRONMENT;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "plumbline " + (version == null ? "(development)" : version), "JVM " + Runtime.version()
      };
    }
  }
}
