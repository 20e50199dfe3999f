package dev.plumbline.faults.file;

import dev.plumbline.multifd.Channels;
import dev.plumbline.multifd.Crew;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs channels on the caller's thread, one piece of work at a time: which channel does it, which
 * of the pieces that channels could have taken comes first, and how many are done before the
 * producer goes on, a seed chooses. The same seed makes the same calls in the same order.
 */
public final class SeededCrew implements Crew {

  private final long seed;

  /** A crew whose every run is the same. */
  public SeededCrew(long seed) {
    this.seed = seed;
  }

  @Override
  public <W> void run(int count, Channels.Opener<W> opener, Channels.Producer<W> producer)
      throws IOException {
    Run<W> run = new Run<>(count, new SplittableRandom(seed));
    try {
      for (int i = 0; i < count; i++) {
        run.channels.add(opener.open(i));
      }
      producer.produce(run::put);
      while (!run.queue.isEmpty()) {
        run.step();
      }
    } catch (IOException | RuntimeException | Error e) {
      run.close(e);
      throw e;
    }
    run.close(null);
  }

  private static final class Run<W> {

    private final int count;
    private final SplittableRandom random;
    private final List<Channels.Channel<W>> channels = new ArrayList<>();
    private final List<W> queue = new ArrayList<>();

    private Run(int count, SplittableRandom random) {
      this.count = count;
      this.random = random;
    }

    private void put(W work) throws IOException {
      queue.add(work);
      // As many wait at most as in a run with threads.
      int left = random.nextInt(count * 2 + 2);
      while (queue.size() > left) {
        step();
      }
    }

    /** Channels take work in order, but each may be the first to do something with it. */
    private void step() throws IOException {
      W work = queue.remove(random.nextInt(Math.min(count, queue.size())));
      channels.get(random.nextInt(count)).handle(work);
    }

    private void close(@Nullable Throwable failure) throws IOException {
      IOException first = null;
      for (Channels.Channel<W> channel : channels) {
        try {
          channel.close();
        } catch (IOException e) {
          first = first == null ? e : first;
        }
      }
      if (failure == null && first != null) {
        throw first;
      }
    }
  }
}
