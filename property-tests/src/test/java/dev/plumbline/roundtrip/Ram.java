package dev.plumbline.roundtrip;

import dev.plumbline.fixtures.qemu.MemoryBackend;
import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.fixtures.ram.RamPattern;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One RAM block of a guest and what it holds.
 *
 * @param name the block's name
 * @param bytes its size
 * @param content what is written into it
 */
record Ram(String name, long bytes, Content content) {

  /** Fills a RAM file of the right length that is all hole. */
  @FunctionalInterface
  interface Content {

    /**
     * Writes what isn't zero.
     *
     * @throws IOException when that fails
     */
    void write(Path file, String block, long bytes) throws IOException;
  }

  static Ram of(String name, long pages, String pattern) {
    RamPattern parsed = RamPattern.parse(pattern);
    return new Ram(
        name,
        pages * RamPattern.PAGE_BYTES,
        (file, block, bytes) -> RamFiles.overwrite(file, block, bytes, parsed));
  }

  /** The backing file of this block in a directory. */
  MemoryBackend in(Path directory) {
    return new MemoryBackend(name, bytes, directory.resolve(name + ".ram"));
  }

  /** Makes the backing file with its content. */
  Path fill(Path directory) throws IOException {
    Path file = empty(directory);
    content.write(file, name, bytes);
    return file;
  }

  /** Makes the backing file, all zeros. */
  Path empty(Path directory) throws IOException {
    Path file = in(directory).file();
    SparseFiles.create(file, bytes);
    return file;
  }
}
