package dev.plumbline.cli;

import static java.util.Map.entry;

import java.util.SequencedMap;
import java.util.function.Supplier;

/** The commands of the reference implementation. */
public final class ReferenceCommands implements CommandProvider {

  @Override
  public SequencedMap<String, Supplier<Object>> commands() {
    return CommandProvider.of(
        entry("inspect", InspectCommand::new),
        entry("verify", VerifyCommand::new),
        entry("restore", RestoreCommand::new),
        entry("map", MapCommand::new),
        entry("save", SaveCommand::new),
        entry("convert", ConvertCommand::new),
        entry("diff", DiffCommand::new),
        entry("list", ListCommand::new),
        entry("search", SearchCommand::new));
  }
}
