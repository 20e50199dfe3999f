package dev.plumbline.cli;

import dev.plumbline.io.DirectIo;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A switch on the command line. */
enum OnOff {
  ON,
  OFF;

  static final class Converter implements ITypeConverter<OnOff> {
    @Override
    public OnOff convert(String text) {
      return switch (text) {
        case "on" -> ON;
        case "off" -> OFF;
        default -> throw new TypeConversionException("'" + text + "' is neither on nor off");
      };
    }
  }

  static final class DirectIoConverter implements ITypeConverter<DirectIo> {
    @Override
    public DirectIo convert(String text) {
      return switch (text) {
        case "on" -> DirectIo.ON;
        case "off" -> DirectIo.OFF;
        case "auto" -> DirectIo.AUTO;
        default -> throw new TypeConversionException("'" + text + "' is not on, off or auto");
      };
    }
  }
}
