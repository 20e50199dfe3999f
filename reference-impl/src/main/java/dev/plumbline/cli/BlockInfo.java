package dev.plumbline.cli;

import dev.plumbline.migration.BlockHasher;
import dev.plumbline.migration.BlockSurvey;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A block and what was found out about it.
 *
 * @param block the block
 * @param setPages pages with content in the file, or -1 when that can't be told
 * @param onDiskBytes bytes of its page region that aren't holes, or -1
 * @param sha256 of its restored content, when asked for and the file allows it
 */
public record BlockInfo(RamBlock block, long setPages, long onDiskBytes, @Nullable String sha256) {

  /** Pages without content in the file, or -1. */
  long zeroPages() {
    return setPages < 0 ? -1 : block.pages() - setPages;
  }

  /**
   * Surveys all blocks of a file.
   *
   * @param hash whether to read and hash all pages, on all processors; else no page is read
   * @throws IOException when the file can't be read
   */
  public static List<BlockInfo> of(MigrationFile file, boolean hash, Progress progress)
      throws IOException {
    StreamModel model = file.model();
    if (model == null) {
      return List.of();
    }
    List<Future<String>> hashes = new ArrayList<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            hash ? Runtime.getRuntime().availableProcessors() : 1,
            Thread.ofPlatform().daemon().name("hash-", 0).factory())) {
      if (hash) {
        for (RamBlock block : model.blocks()) {
          hashes.add(workers.submit(hashing(file, block, progress)));
        }
      }
      List<BlockInfo> infos = new ArrayList<>();
      for (int i = 0; i < model.blocks().size(); i++) {
        infos.add(survey(file, model, i));
      }
      for (int i = 0; i < hashes.size(); i++) {
        BlockInfo info = infos.get(i);
        infos.set(
            i,
            new BlockInfo(
                info.block(), info.setPages(), info.onDiskBytes(), result(hashes.get(i))));
      }
      return infos;
    }
  }

  private static Callable<String> hashing(MigrationFile file, RamBlock block, Progress progress) {
    return () ->
        Objects.requireNonNull(file.model()).isLeftOut(block)
            ? ""
            : BlockHasher.sha256(
                file.file(), file.content(block), block.usedLengthBytes(), progress);
  }

  private static @Nullable String result(Future<String> hash) throws IOException {
    try {
      String text = hash.get();
      return text.isEmpty() ? null : text;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static BlockInfo survey(MigrationFile file, StreamModel model, int index)
      throws IOException {
    RamBlock block = model.blocks().get(index);
    if (model.pages() != null) {
      return new BlockInfo(block, model.pages().data(index).count(), -1, null);
    }
    if (!block.isPlaced(model.fileSizeBytes())) {
      return new BlockInfo(block, -1, -1, null);
    }
    Verifier.noteOtherOrder(file, block);
    BlockSurvey survey = file.survey(block);
    return new BlockInfo(block, survey.setPages(), survey.dataBytes(), null);
  }
}
