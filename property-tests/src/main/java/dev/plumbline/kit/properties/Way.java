package dev.plumbline.kit.properties;

import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.kit.subject.ZeroPageDetection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How RAM goes into a file or out of it. Its text is for people.
 *
 * @param channels 0 for no multifd
 * @param directIo only with channels
 * @param zeroPages null for the subject's default
 */
record Way(int channels, boolean directIo, @Nullable ZeroPageDetection zeroPages) {

  /** As options of the mapped-ram form. */
  TransferOptions at(long offsetBytes) {
    TransferOptions options =
        TransferOptions.mappedRam().channels(channels).direct(directIo).offset(offsetBytes);
    return zeroPages == null ? options : options.zeroPages(zeroPages);
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    words.add(
        switch (channels) {
          case 0 -> "without channels";
          case 1 -> "with 1 channel";
          default -> "with " + channels + " channels";
        });
    if (directIo) {
      words.add("direct I/O");
    }
    if (zeroPages != null) {
      words.add("zero-page-detection=" + zeroPages.word());
    }
    return String.join(", ", words);
  }
}
