package dev.plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ServiceLoader;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

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
    System.exit(run(args));
  }

  /**
   * Runs one command line within this process, printing to its stdout and stderr.
   *
   * @param args the command line
   * @return one of {@link ExitCodes}
   */
  public static int run(String... args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    if (out.checkError() && code == ExitCodes.FINE) {
      code = ExitCodes.ENVIRONMENT;
    }
    return code;
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
    program.addSubcommand("generate-completion", new GenerateCompletion());
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      provider.commands().forEach(program::addSubcommand);
    }
    program
        .setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, line, parsed) -> failed(line.getErr(), e));
    if (args.length == 0) {
      program.usage(err);
      return ExitCodes.USAGE;
    }
    try {
      return program.execute(args);
    } catch (OutOfMemoryError e) {
      err.println("plumbline: out of memory: " + e.getMessage());
      return ExitCodes.ENVIRONMENT;
    }
  }

  private static int failed(PrintWriter err, Exception e) throws Exception {
    IOException cause =
        switch (e) {
          case IOException io -> io;
          case UncheckedIOException io -> io.getCause();
          default -> null;
        };
    if (cause == null) {
      throw e;
    }
    err.println("plumbline: " + reason(cause));
    err.flush();
    return ExitCodes.ENVIRONMENT;
  }

  /** An I/O error in one line: Java leaves the reason to the exception's class. */
  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException f -> f.getFile() + ": no such file or directory";
      case AccessDeniedException f -> f.getFile() + ": permission denied";
      case FileAlreadyExistsException f -> f.getFile() + ": exists already";
      case FileSystemException f ->
          f.getFile()
              + ": "
              + (f.getReason() == null ? f.getClass().getSimpleName() : f.getReason());
      default -> String.valueOf(e.getMessage());
    };
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
