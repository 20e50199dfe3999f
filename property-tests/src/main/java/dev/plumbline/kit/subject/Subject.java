package dev.plumbline.kit.subject;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * An implementation under test. Two methods do the work; an adapter that knows only one of them
 * leaves the other's {@link Capability} out. Requests come one at a time.
 *
 * <p>What a subject does wrong is never an exception: a refusal, a crash and a hang are {@link
 * Outcome}s. An {@link IOException} means that the environment failed: the case comes to no
 * verdict.
 */
public interface Subject extends Closeable {

  /** Which implementation this is. */
  Identity identity();

  /** What it can do. */
  Set<Capability> capabilities();

  /** QEMU's machine types that it knows; empty when it takes any name. */
  default Set<String> machines() {
    return Set.of();
  }

  /** Whether it works in this process: a request takes milliseconds, for no program is started. */
  default boolean isInProcess() {
    return false;
  }

  /**
   * Saves.
   *
   * @param request within {@link #capabilities}
   * @throws IOException when the environment fails
   */
  Outcome save(SaveRequest request) throws IOException;

  /**
   * Loads.
   *
   * @param request within {@link #capabilities}
   * @throws IOException when the environment fails
   */
  Outcome load(LoadRequest request) throws IOException;

  /**
   * Says what is in a file, for subjects with {@link Capability#INSPECT}.
   *
   * @param file a whole file
   * @param streamOffsetBytes where its stream begins, or -1 when the subject must find out
   * @throws IOException when the environment fails
   */
  default Inspection inspect(Path file, long streamOffsetBytes) throws IOException {
    throw new UnsupportedOperationException(identity().name() + " can't inspect files");
  }

  /**
   * Starts a machine that can be saved several times, for subjects with {@link
   * Capability#SEVERAL_SAVES}. It is gone when the source is closed.
   *
   * @param machine whose RAM it is
   * @param blocks the RAM, in order
   * @throws IOException when the environment fails
   */
  default Source start(Machine machine, List<GuestRam> blocks) throws IOException {
    throw new UnsupportedOperationException(identity().name() + " saves a machine only once");
  }

  @Override
  default void close() throws IOException {}
}
