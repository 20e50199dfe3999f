package dev.plumbline.cli;

import dev.plumbline.io.DirectIo;
import dev.plumbline.multifd.Channels;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How channels move pages: the options that saving and restoring share. */
final class ChannelOptions {

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "how many channels work at once, 1 to 255 (default: 4 for save, 8 for restore)")
  private int channels;

  @Option(
      names = "--direct-io",
      paramLabel = "on|off|auto",
      converter = OnOff.DirectIoConverter.class,
      description =
          "bypass the page cache; auto: where the filesystem can"
              + " (default: auto for save, off for restore)")
  private DirectIo directIo;

  ChannelOptions(int channelsByDefault, DirectIo byDefault) {
    this.channels = channelsByDefault;
    this.directIo = byDefault;
  }

  /** Checks what picocli can't. */
  void check(CommandSpec spec) {
    if (channels < Channels.MIN || channels > Channels.MAX) {
      throw new ParameterException(
          spec.commandLine(), "--channels is 1 to " + Channels.MAX + ", not " + channels);
    }
  }

  int channels() {
    return channels;
  }

  DirectIo directIo() {
    return directIo;
  }
}
