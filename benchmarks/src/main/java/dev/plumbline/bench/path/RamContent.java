package dev.plumbline.bench.path;

import dev.plumbline.fixtures.SparseCopy;
import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.fixtures.ram.RamPattern;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What RAM holds during a measurement.
 *
 * <ul>
 *   <li>{@code random}: every page, with data that nothing compresses
 *   <li>{@code fragmented}: every other page by chance, in runs of two on average
 *   <li>{@code mostly-zero}: one page in 16, scattered
 *   <li>{@code runs-N}: N pages with data, N without, and so on
 *   <li>{@code sparse}: 64 MiB of data at the beginning of however much
 *   <li>{@code file=PATH}: a real guest's RAM, as {@code restore} makes it of an image
 * </ul>
 */
public sealed interface RamContent {

  /** What it is called in results. */
  String name();

  /**
   * Makes a RAM file.
   *
   * @param file where; nothing is there
   * @param bytes how long it is to be; a real guest's RAM is as long as it is
   * @throws IOException when it can't be written
   */
  void fill(Path file, long bytes) throws IOException;

  /**
   * How much space it takes in a file that leaves zero pages out, at most.
   *
   * @param bytes the RAM's length
   * @throws IOException when that can't be told
   */
  default long spaceBytes(long bytes) throws IOException {
    return bytes;
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when there is no such content
   */
  static RamContent parse(String text) {
    Matcher runs = Runs.NAME.matcher(text);
    if (runs.matches()) {
      return new Runs(Integer.parseInt(runs.group(1)));
    }
    if (text.startsWith("file=") && text.length() > "file=".length()) {
      return new Guest(Path.of(text.substring("file=".length())));
    }
    return switch (text) {
      case "random" -> new Made("random", new RamPattern.Random(1));
      case "fragmented" -> new Made("fragmented", new RamPattern.Fragmented(1));
      case "mostly-zero" -> new Made("mostly-zero", new RamPattern.Sparse(1));
      case "sparse" -> new Sparse();
      default ->
          throw new IllegalArgumentException(
              text + ": expected random, fragmented, mostly-zero, runs-N, sparse or file=PATH");
    };
  }

  /**
   * A fixture's pattern.
   *
   * @param name what it is called here
   * @param pattern the pattern
   */
  record Made(String name, RamPattern pattern) implements RamContent {
    @Override
    public void fill(Path file, long bytes) throws IOException {
      RamFiles.fill(file, Task.BLOCK, bytes, pattern);
    }
  }

  /**
   * Runs of one length, with data and without in turn.
   *
   * @param pages their length
   */
  record Runs(int pages) implements RamContent {

    private static final Pattern NAME = Pattern.compile("runs-([1-9][0-9]{0,6})");

    @Override
    public String name() {
      return "runs-" + pages;
    }

    @Override
    public void fill(Path file, long bytes) throws IOException {
      RamFiles.fill(file, Task.BLOCK, bytes, new RamPattern.Alternating(1, pages));
    }
  }

  /** Little data in RAM of any size. */
  record Sparse() implements RamContent {

    private static final long DATA_BYTES = 64 << 20;

    @Override
    public long spaceBytes(long bytes) {
      // A bitmap has a bit for each page; QEMU's mapping may give every page some memory.
      return DATA_BYTES + bytes / 4096 / 8;
    }

    @Override
    public String name() {
      return "sparse";
    }

    @Override
    public void fill(Path file, long bytes) throws IOException {
      long data = Math.min(bytes, DATA_BYTES);
      RamFiles.fill(file, Task.BLOCK, data, new RamPattern.Random(1));
      try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
        whole.setLength(bytes);
      }
    }
  }

  /**
   * A real guest's RAM.
   *
   * @param source a raw RAM file
   */
  record Guest(Path source) implements RamContent {
    @Override
    public String name() {
      return "guest";
    }

    @Override
    public void fill(Path file, long bytes) throws IOException {
      SparseCopy.copy(source, file);
    }

    @Override
    public long spaceBytes(long bytes) throws IOException {
      return Files.size(source);
    }
  }
}
