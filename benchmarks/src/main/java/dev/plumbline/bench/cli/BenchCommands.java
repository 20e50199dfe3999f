package dev.plumbline.bench.cli;

import static java.util.Map.entry;

import dev.plumbline.cli.CommandProvider;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The commands that measure. */
public final class BenchCommands implements CommandProvider {

  @Override
  public SequencedMap<String, Supplier<Object>> commands() {
    return CommandProvider.of(entry("bench", BenchCommand::new));
  }
}
