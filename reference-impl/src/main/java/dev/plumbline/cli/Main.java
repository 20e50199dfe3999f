package dev.plumbline.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code plumbline} program. */
@Command(
    name = "plumbline",
    description = "Reads, verifies and tests QEMU's mapped-ram migration files.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
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
   * Runs one command line within this process.
   *
   * @param args the command line
   * @return one of {@link ExitCodes}
   */
  public static int run(String... args) {
    CommandLine program = new CommandLine(new Main());
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      provider.commands().forEach(program::addSubcommand);
    }
    return program.execute(args);
  }

  /** The version in the manifest of the archive that this class comes from. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"plumbline " + (version == null ? "(not packaged)" : version)};
    }
  }
}
