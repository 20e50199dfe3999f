package dev.plumbline.cli;

import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.SizeString;
import dev.plumbline.ram.BitmapOrder;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a migration file is opened: the options that every command over files has. */
public final class FileOptions {

  @Option(
      names = "--offset",
      paramLabel = "N",
      converter = SizeConverter.class,
      description =
          "where the stream begins in the file, e.g. 4096, 0x1001, 4k"
              + " (default: 0, or behind a libvirt header)")
  private long offsetBytes = -1;

  @Option(
      names = "--bitmap-order",
      paramLabel = "little|big",
      converter = OrderConverter.class,
      description = "byte order of the saving host's bitmaps (default: little)")
  private BitmapOrder bitmapOrder = BitmapOrder.LITTLE;

  MigrationFile open(Path path) throws IOException {
    return MigrationFile.open(path, offsetBytes, bitmapOrder);
  }

  /** They, in words that differ when anything in them does. */
  String words() {
    return offsetBytes + " " + bitmapOrder;
  }

  static final class SizeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return SizeString.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  static final class OrderConverter implements ITypeConverter<BitmapOrder> {
    @Override
    public BitmapOrder convert(String text) {
      for (BitmapOrder order : BitmapOrder.values()) {
        if (order.toString().equals(text)) {
          return order;
        }
      }
      throw new TypeConversionException("'" + text + "' is neither little nor big");
    }
  }
}
