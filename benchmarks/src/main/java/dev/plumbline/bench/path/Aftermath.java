package dev.plumbline.bench.path;

import dev.plumbline.fixtures.Extent;
import dev.plumbline.fixtures.Extents;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves behind. What can't be found out is negative.
 *
 * @param pageCacheBytes the file's bytes in the page cache
 * @param extents pieces on the disk, as the filesystem says after the sync
 * @param fileBytes space on the disk
 */
record Aftermath(long pageCacheBytes, long extents, long fileBytes) {

  private static final Aftermath NONE = new Aftermath(-1, -1, -1);
  private static final Pattern EXTENTS = Pattern.compile(": (\\d+) extents? found");

  /** Looks at a file after a run. */
  static Aftermath of(@Nullable Path file) throws IOException {
    if (file == null) {
      return NONE;
    }
    long cached = cachedBytes(file);
    // Only then are there extents.
    sync(file);
    return new Aftermath(
        cached, extents(file), Extents.of(file).stream().mapToLong(Extent::lengthBytes).sum());
  }

  /** Makes the next read of a file come from its disk. */
  static void evict(Path file) throws IOException {
    if (Files.exists(file)) {
      sync(file);
      Programs.output(
          List.of(
              Programs.require("dd", "coreutils").toString(),
              "of=" + file,
              "oflag=nocache",
              "conv=notrunc,fdatasync",
              "count=0",
              "status=none"));
    }
  }

  /** Waits until nobody's writing on a file's filesystem disturbs the next run. */
  static void settle(Path file) throws IOException {
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Programs.output(
        List.of(Programs.require("sync", "coreutils").toString(), "-f", directory.toString()));
  }

  /** Puts a file on stable storage; in how many seconds. */
  static double sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      channel.force(true);
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static long cachedBytes(Path file) throws IOException {
    String program = Programs.require("fincore", "util-linux-extra").toString();
    return Long.parseLong(
        Programs.output(List.of(program, "--bytes", "--noheadings", "-o", "RES", file.toString()))
            .strip());
  }

  /** A filesystem without a disk has none. */
  private static long extents(Path file) throws IOException {
    String program = Programs.require("filefrag", "e2fsprogs").toString();
    try {
      Matcher found = EXTENTS.matcher(Programs.output(List.of(program, file.toString())));
      return found.find() ? Long.parseLong(found.group(1)) : -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
