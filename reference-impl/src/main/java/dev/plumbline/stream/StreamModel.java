package dev.plumbline.stream;

import dev.plumbline.device.Description;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration stream holds, page contents apart. A damaged stream gives what could be read
 * before the damage.
 *
 * @param offsetBytes where the stream begins in the file
 * @param fileSizeBytes the file's length
 * @param form how RAM lies in it
 * @param configuration the configuration section, or {@link Configuration#NONE}
 * @param configurationEndBytes the byte after the configuration, or after the header without one
 * @param pageSizeBytes the target's page size
 * @param totalRamBytes the blocks' lengths together, as the stream says
 * @param blocks in stream order
 * @param firstRecordOffsetBytes of the first record behind the list of blocks, or -1
 * @param sections in stream order
 * @param description of the device state, or null
 * @param descriptionOffsetBytes of its type byte, or -1
 * @param endBytes the byte after the last one that was understood
 * @param ended whether the end byte was reached in order
 * @param pages what the stream form says of each page; null in the mapped-ram form
 */
public record StreamModel(
    long offsetBytes,
    long fileSizeBytes,
    Form form,
    Configuration configuration,
    long configurationEndBytes,
    long pageSizeBytes,
    long totalRamBytes,
    List<RamBlock> blocks,
    long firstRecordOffsetBytes,
    List<Section> sections,
    @Nullable Description description,
    long descriptionOffsetBytes,
    long endBytes,
    boolean ended,
    @Nullable StreamPages pages) {

  /**
   * Whether a block's content isn't in the file because it was shared memory. The mapped-ram form
   * says so in its header; in the stream form it shows: of every other block each page is sent at
   * least once, be it as zero.
   *
   * @param block one of {@link #blocks()}
   */
  public boolean isLeftOut(RamBlock block) {
    return pages == null
        ? block.isIgnored()
        : configuration.capabilities().contains(Configuration.IGNORE_SHARED)
            && pages.sent(blocks.indexOf(block)).count() == 0;
  }
}
