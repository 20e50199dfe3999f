package dev.plumbline.cli;

import java.util.List;

/**
 * A module's contribution to the {@code plumbline} program, found through {@link
 * java.util.ServiceLoader}.
 *
 * @see Main
 */
public interface CommandProvider {

  /**
   * The commands this module adds.
   *
   * @return objects annotated with {@link picocli.CommandLine.Command}, each also a {@code
   *     Callable<Integer>} whose value is one of {@link ExitCodes}
   */
  List<Object> commands();
}
