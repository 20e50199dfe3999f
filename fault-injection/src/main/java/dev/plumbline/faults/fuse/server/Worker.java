package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.io.Errno;
import java.io.IOException;

/** A thread that takes requests and answers them until there are no more. */
final class Worker implements Runnable {

  private final WorkerPool pool;
  private final Dispatcher dispatcher;
  private final int device;

  Worker(WorkerPool pool, Dispatcher dispatcher, int device) {
    this.pool = pool;
    this.dispatcher = dispatcher;
    this.device = device;
  }

  @Override
  public void run() {
    try (CallRoom room = new CallRoom();
        Request request = new Request(room)) {
      do {
        long length = request.receive(device);
        pool.took();
        if (length >= 0) {
          answer(request);
        } else if (isOver(length)) {
          pool.over();
          return;
        }
      } while (pool.mayWait());
    } catch (IOException | RuntimeException | Error e) {
      pool.failed(e);
    }
  }

  private void answer(Request request) {
    long outcome;
    try {
      outcome = dispatcher.handle(request);
    } catch (RuntimeException e) {
      // A mistake of ours must not leave the program waiting.
      Outcome.send(request, device, Outcome.of(Errno.EIO));
      throw e;
    }
    Outcome.send(request, device, outcome);
  }

  /**
   * Whether no request will come any more: it was unmounted or the connection aborted. Else the
   * request was interrupted before it could be read.
   */
  private static boolean isOver(long error) {
    return error == -Errno.ENODEV.number()
        || error == -Errno.ECONNABORTED.number()
        || error == -Errno.EBADF.number();
  }
}
