package dev.plumbline.kit.subject;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A machine that stays there between saves: they may fail, be broken off and be made again. It
 * stands still.
 */
public interface Source extends Closeable {

  /**
   * Saves.
   *
   * @param file where to
   * @param options how; what an earlier attempt was told and this isn't no longer holds
   * @throws IOException when the environment fails
   */
  Outcome save(Path file, TransferOptions options) throws IOException;

  /**
   * Begins a save and breaks it off before its end, for subjects with {@link Capability#CANCEL}.
   *
   * @param file where to
   * @param options how
   * @return refused when it was broken off in order
   * @throws IOException when the environment fails
   */
  Outcome cancel(Path file, TransferOptions options) throws IOException;

  /**
   * Changes settings by QEMU's own names, all or none, for subjects with {@link
   * Capability#SETTINGS}.
   *
   * @param settings a {@link Boolean}, a {@link Number} or a {@link String} each
   * @throws IOException when the environment fails
   */
  Outcome set(Map<String, Object> settings) throws IOException;

  /**
   * What is set now, for subjects with {@link Capability#SETTINGS}.
   *
   * @return each setting as text
   * @throws IOException when the environment fails, or the machine is gone
   */
  Map<String, String> settings() throws IOException;

  /**
   * How many descriptors are open on files in a directory, as far as that can be told.
   *
   * @param directory the directory
   * @throws IOException when the environment fails
   */
  OptionalLong descriptorsIn(Path directory) throws IOException;
}
