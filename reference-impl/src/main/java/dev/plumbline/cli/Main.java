package dev.plumbline.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code plumbline} program. */
@Command(
    name = "plumbline",
    description = "Reads, verifies and tests QEMU's mapped-ram migration files.")
public final class Main {

  private Main() {}

  /**
   * Runs the program and exits with one of {@link ExitCodes}.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    CommandLine program = new CommandLine(new Main());
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      provider.commands().forEach(program::addSubcommand);
    }
    System.exit(program.execute(args));
  }
}
