package dev.plumbline.bench.report;

import dev.plumbline.bench.path.Requests;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a table says of each contender: the same in text, Markdown and HTML. */
enum Columns {
  CONTENDER("contender"),
  CHANNELS("channels"),
  RATE("GB/s"),
  SPREAD("spread"),
  DURABLE("GB/s synced"),
  TO_QEMU("× QEMU"),
  TO_FIO("× fio"),
  CPU("CPU s"),
  RESIDENT("RSS MiB"),
  CACHE("cached MiB"),
  REQUESTS("requests"),
  REQUEST("KiB each"),
  EXTENTS("extents");

  private final String title;

  Columns(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** A row's cell; empty where nothing is known. */
  String of(Summary.Row row) {
    Requests requests = row.requests();
    return switch (this) {
      case CONTENDER -> row.who().contender();
      case CHANNELS -> row.who().channels() == 0 ? "" : Integer.toString(row.who().channels());
      case RATE -> Numbers.rate(row.bytesPerSecond());
      case SPREAD -> String.format(Locale.ROOT, "%.0f %%", 100 * row.spread());
      case DURABLE -> Numbers.rate(row.durableBytesPerSecond());
      case TO_QEMU -> Numbers.ratio(row.toQemu());
      case TO_FIO -> Numbers.ratio(row.toFio());
      case CPU -> row.cpuSeconds() < 0 ? "" : Numbers.two(row.cpuSeconds());
      case RESIDENT -> Numbers.mebibytes(row.peakResidentBytes());
      case CACHE -> Numbers.mebibytes(row.pageCacheBytes());
      case REQUESTS -> requests.isKnown() ? Long.toString(requests.count()) : "";
      case REQUEST ->
          requests.count() > 0 ? Long.toString(requests.bytes() / requests.count() / 1024) : "";
      case EXTENTS -> row.extents() < 0 ? "" : Long.toString(row.extents());
    };
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

    /** Bytes a second in GB/s; slow ones with digits that say something. */
    static String rate(double bytesPerSecond) {
      double rate = bytesPerSecond / 1e9;
      return rate < 0.1 ? String.format(Locale.ROOT, "%.4f", rate) : two(rate);
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
