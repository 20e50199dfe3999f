package dev.plumbline.kit.cli;

import static java.util.Map.entry;

import dev.plumbline.cli.CommandProvider;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The commands of the conformance kit. */
public final class KitCommands implements CommandProvider {

  @Override
  public SequencedMap<String, Supplier<Object>> commands() {
    return CommandProvider.of(entry("check", CheckCommand::new), entry("merge", MergeCommand::new));
  }
}
