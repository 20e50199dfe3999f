package dev.plumbline.faults.fuse;

import dev.plumbline.faults.fuse.mount.Mount;
import dev.plumbline.faults.fuse.server.FuseServer;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.plan.Plan;
import java.io.IOException;

/**
 * A directory mounted once more with faults, served by this process. This process must not use it.
 */
public final class FaultFilesystem implements AutoCloseable {

  private final Mount mount;
  private final FuseServer server;
  private boolean closed;
  private boolean wasBusy;

  private FaultFilesystem(Mount mount, FuseServer server) {
    this.mount = mount;
    this.server = server;
  }

  /**
   * Mounts and begins to answer.
   *
   * @param plan what goes wrong
   * @param log told of every fault
   * @param journal whether the power can be cut although the plan doesn't
   * @throws IOException if it can't be mounted; nothing is left then
   */
  public static FaultFilesystem mount(Places places, Plan plan, FaultLog log, boolean journal)
      throws IOException {
    Mount mount = Mount.at(places.directory(), places.point());
    try {
      FuseServer server =
          FuseServer.start(
              new FuseServer.Served(places.directory(), plan, log, journal), mount.device());
      return new FaultFilesystem(mount, server);
    } catch (IOException | RuntimeException e) {
      mount.unmount();
      throw e;
    }
  }

  /** What answers. */
  public FuseServer server() {
    return server;
  }

  /**
   * Waits until somebody unmounts it or it is {@link #stop}ped.
   *
   * @throws IOException if it could not go on
   */
  public void await() throws IOException, InterruptedException {
    server.await();
  }

  /** Lets {@link #await} return; what hangs is let go. */
  public void stop() {
    server.stop();
  }

  /**
   * Unmounts it, whoever still uses it.
   *
   * @throws IOException if that fails
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    server.stop();
    wasBusy = !mount.unmount();
    server.clean();
  }

  /** Whether somebody still used it when it was closed. */
  public synchronized boolean wasBusy() {
    return wasBusy;
  }
}
