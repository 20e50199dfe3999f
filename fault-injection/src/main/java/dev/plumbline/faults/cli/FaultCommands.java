package dev.plumbline.faults.cli;

import static java.util.Map.entry;

import dev.plumbline.cli.CommandProvider;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The commands of the fault injector. */
public final class FaultCommands implements CommandProvider {

  @Override
  public SequencedMap<String, Supplier<Object>> commands() {
    return CommandProvider.of(entry("faultfs", FaultfsCommand::new));
  }
}
