package dev.plumbline.cli;

import dev.plumbline.shard.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a command is told to do only a part of its work. */
public final class ShardOption {

  /** Its name on the command line. */
  public static final String NAME = "--shard";

  @Option(
      names = NAME,
      paramLabel = "I/N",
      converter = ShardConverter.class,
      description =
          "do only the I-th of N equal parts of the work, I from 1; \"merge\" puts the results of"
              + " all N together (see docs/fleets.md)")
  private @Nullable Shard shard;

  /** Which part is wanted, or null for the whole. */
  public @Nullable Shard shard() {
    return shard;
  }

  static final class ShardConverter implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String text) {
      try {
        return Shard.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
