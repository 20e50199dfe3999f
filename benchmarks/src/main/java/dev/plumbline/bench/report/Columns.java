package dev.plumbline.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What a table says of each contender: the same in text, Markdown and HTML. */
enum Columns {
  CONTENDER("contender", row -> row.who().contender()),
  CHANNELS(
      "channels", row -> row.who().channels() == 0 ? "" : Integer.toString(row.who().channels())),
  RATE("GB/s", row -> Numbers.two(row.bytesPerSecond() / 1e9)),
  SPREAD("spread", row -> String.format(Locale.ROOT, "%.0f %%", 100 * row.spread())),
  DURABLE("GB/s synced", row -> Numbers.two(row.durableBytesPerSecond() / 1e9)),
  TO_QEMU("× QEMU", row -> Numbers.ratio(row.toQemu())),
  TO_FIO("× fio", row -> Numbers.ratio(row.toFio())),
  CPU("CPU s", row -> row.cpuSeconds() < 0 ? "" : Numbers.two(row.cpuSeconds())),
  RESIDENT("RSS MiB", row -> Numbers.mebibytes(row.peakResidentBytes())),
  CACHE("cached MiB", row -> Numbers.mebibytes(row.pageCacheBytes())),
  REQUESTS(
      "requests", row -> row.requests().isKnown() ? Long.toString(row.requests().count()) : ""),
  REQUEST(
      "KiB each",
      row ->
          row.requests().count() > 0
              ? Long.toString(row.requests().bytes() / row.requests().count() / 1024)
              : ""),
  EXTENTS("extents", row -> row.extents() < 0 ? "" : Long.toString(row.extents()));

  private final String title;
  private final Function<Summary.Row, String> text;

  Columns(String title, Function<Summary.Row, String> text) {
    this.title = title;
    this.text = text;
  }

  String title() {
    return title;
  }

  String of(Summary.Row row) {
    return text.apply(row);
  }

  static List<Columns> all() {
    return List.of(values());
  }

  /** What a group is about, in words. */
  static String title(Summary.Key key) {
    return key.operation().word()
        + ", "
        + key.ram()
        + ", "
        + Numbers.size(key.ramBytes())
        + " of RAM, "
        + key.filesystem();
  }

  /** How numbers are written. */
  static final class Numbers {

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

    private Numbers() {}

    static String two(double value) {
      return String.format(Locale.ROOT, "%.2f", value);
    }

    static String ratio(OptionalDouble value) {
      return value.isEmpty() ? "" : two(value.getAsDouble());
    }

    static String mebibytes(long bytes) {
      return bytes < 0 ? "" : Long.toString((bytes + (1 << 19)) >> 20);
    }

    /** A size in its largest whole unit. */
    static String size(long bytes) {
      long value = bytes;
      int unit = 0;
      while (unit < UNITS.size() - 1 && value != 0 && value % 1024 == 0) {
        value /= 1024;
        unit++;
      }
      return value + " " + UNITS.get(unit);
    }
  }
}
