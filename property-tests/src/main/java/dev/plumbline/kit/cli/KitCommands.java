package dev.plumbline.kit.cli;

import dev.plumbline.cli.CommandProvider;
import java.util.List;

/** The commands of the conformance kit. */
public final class KitCommands implements CommandProvider {

  @Override
  public List<Object> commands() {
    return List.of(new CheckCommand());
  }
}
