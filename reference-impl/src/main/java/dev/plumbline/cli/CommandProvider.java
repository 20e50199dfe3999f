package dev.plumbline.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * A module's contribution to the {@code plumbline} program, found through {@link
 * java.util.ServiceLoader}.
 *
 * @see Main
 */
public interface CommandProvider {

  /**
   * The commands this module adds, by name. Only the one that is asked for is made: the others
   * would cost start-up time.
   *
   * @return makers of objects annotated with {@link picocli.CommandLine.Command} of the same name,
   *     each also a {@code Callable<Integer>} whose value is one of {@link ExitCodes}
   */
  SequencedMap<String, Supplier<Object>> commands();

  /**
   * Commands by name, in order.
   *
   * @param entries the commands
   */
  @SafeVarargs
  static SequencedMap<String, Supplier<Object>> of(Map.Entry<String, Supplier<Object>>... entries) {
    SequencedMap<String, Supplier<Object>> commands = new LinkedHashMap<>();
    for (Map.Entry<String, Supplier<Object>> entry : entries) {
      commands.put(entry.getKey(), entry.getValue());
    }
    return commands;
  }
}
