package dev.plumbline.cli;

import java.util.List;

/** The commands of the reference implementation. */
public final class ReferenceCommands implements CommandProvider {

  @Override
  public List<Object> commands() {
    return List.of(
        new InspectCommand(), new VerifyCommand(), new RestoreCommand(), new MapCommand());
  }
}
