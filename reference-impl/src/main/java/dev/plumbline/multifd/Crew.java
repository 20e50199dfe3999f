package dev.plumbline.multifd;

import java.io.IOException;

/** Who runs channels. */
public interface Crew {

  /** Each channel has a thread of its own, see {@link Channels#run}. */
  Crew THREADS =
      new Crew() {
        @Override
        public <W> void run(int count, Channels.Opener<W> opener, Channels.Producer<W> producer)
            throws IOException {
          Channels.run(count, opener, producer);
        }
      };

  /**
   * Runs channels until all work is done. The first error ends all of them, and nothing is left
   * running or open.
   *
   * @param count how many, 1 to 255
   * @param <W> a piece of work
   * @throws IOException the first error, of whichever channel or the producer
   */
  <W> void run(int count, Channels.Opener<W> opener, Channels.Producer<W> producer)
      throws IOException;
}
