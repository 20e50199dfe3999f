package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However it ends, it ends, each channel that was opened is closed, and no thread stays. */
@Timeout(60)
final class ChannelsTest {

  private static final int WORK = 5000;

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicIntegerArray done = new AtomicIntegerArray(WORK);

  @AfterEach
  void allIsClosedAndNoThreadIsLeft() {
    assertThat(closed).hasValue(opened.get());
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().startsWith("channel-") && t.isAlive());
  }

  private interface Handler {
    void handle(int work) throws IOException;
  }

  private Channels.Channel<Integer> channel(Handler handler) {
    opened.incrementAndGet();
    return new Channels.Channel<>() {
      @Override
      public void handle(Integer work) throws IOException {
        handler.handle(work);
        done.incrementAndGet(work);
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  private static void produce(Channels.Sink<Integer> sink) throws IOException {
    for (int i = 0; i < WORK; i++) {
      sink.put(i);
    }
  }

  private int timesDone() {
    return IntStream.range(0, WORK).map(done::get).sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255})
  void allWorkIsDoneOnce(int count) throws IOException {
    Channels.run(count, _ -> channel(work -> {}), ChannelsTest::produce);
    assertThat(IntStream.range(0, WORK).map(done::get)).containsOnly(1);
    assertThat(opened).hasValue(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 256, Integer.MAX_VALUE})
  void aCountThatQemuRefusesIsRefused(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Channels.run(count, _ -> channel(w -> {}), ChannelsTest::produce))
        .withMessage("channels: count=" + count);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, WORK - 1})
  void theFirstErrorEndsAll(int at) {
    Handler fails =
        work -> {
          if (work == at) {
            throw new IOException("injected");
          }
        };
    assertThatThrownBy(() -> Channels.run(3, _ -> channel(fails), ChannelsTest::produce))
        .isInstanceOf(IOException.class)
        .hasMessage("injected");
    assertThat(timesDone()).isLessThan(WORK);
  }

  @Test
  void anErrorWhileOneOpensEndsAll() {
    assertThatThrownBy(() ->
            Channels.<Integer>run(
                4,
                number -> {
                  if (number == 2) {
                    throw new IOException("too many open files");
                  }
                  return channel(work -> {});
                },
                sink -> {
                  while (true) {
                    sink.put(0);
                  }
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("too many open files");
  }

  @Test
  void whenNoneOpensTheProducerIsToldAndNothingHangs() {
    assertThatThrownBy(() ->
            Channels.<Integer>run(
                255,
                _ -> {
                  throw new IOException("refused");
                },
                ChannelsTest::produce))
        .isInstanceOf(IOException.class)
        .hasMessage("refused");
  }

  @Test
  void anErrorWhileClosingIsReported() {
    assertThatThrownBy(() ->
            Channels.<Integer>run(
                1,
                _ ->
                    new Channels.Channel<>() {
                      @Override
                      public void handle(Integer work) {}

                      @Override
                      public void close() throws IOException {
                        throw new IOException("close failed");
                      }
                    },
                ChannelsTest::produce))
        .isInstanceOf(IOException.class)
        .hasMessage("close failed");
  }

  @Test
  void theProducersErrorEndsAll() {
    assertThatThrownBy(() ->
            Channels.<Integer>run(
                2,
                _ -> channel(work -> {}),
                sink -> {
                  sink.put(1);
                  throw new IOException("bitmap unreadable");
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("bitmap unreadable");
  }

  @Test
  void aMistakeInAChannelComesOutAsItIs() {
    assertThatThrownBy(() ->
            Channels.run(
                2,
                _ ->
                    channel(work -> {
                      throw new AssertionError("mistake");
                    }),
                ChannelsTest::produce))
        .isInstanceOf(AssertionError.class)
        .hasMessage("mistake");
  }

  @Test
  void interruptionWhileTheProducerWaitsEndsAll() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Throwable[] thrown = new Throwable[1];
    boolean[] remembered = new boolean[1];
    Handler waits =
        work -> {
          busy.countDown();
          awaitQuietly(release);
        };
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Channels.run(2, _ -> channel(waits), ChannelsTest::produce);
              } catch (Throwable e) {
                thrown[0] = e;
              }
              remembered[0] = Thread.currentThread().isInterrupted();
            });
    busy.await();
    caller.interrupt();
    Thread.sleep(50);
    release.countDown();
    caller.join();
    assertThat(thrown[0]).isInstanceOf(InterruptedIOException.class).hasMessage("interrupted");
    assertThat(remembered[0]).isTrue();
    assertThat(timesDone()).isLessThan(WORK);
  }

  @Test
  void interruptionWhileTheLastWorkIsDoneEndsAll() {
    Thread caller = Thread.currentThread();
    Handler interrupts =
        work -> {
          awaitWaiting(caller);
          caller.interrupt();
          while (caller.isInterrupted()) {
            Thread.onSpinWait();
          }
        };
    Throwable thrown =
        catchThrowable(() -> Channels.run(1, _ -> channel(interrupts), sink -> sink.put(0)));
    assertThat(Thread.interrupted()).as("remembered").isTrue();
    assertThat(thrown).isInstanceOf(InterruptedIOException.class).hasMessage("interrupted");
  }

  @Test
  void anErrorWhileTheProducerWaitsEndsAll() {
    Thread caller = Thread.currentThread();
    Handler fails =
        work -> {
          awaitWaiting(caller);
          throw new IOException("injected");
        };
    assertThatThrownBy(() -> Channels.run(1, _ -> channel(fails), ChannelsTest::produce))
        .isInstanceOf(IOException.class)
        .hasMessage("injected");
  }

  /** Otherwise all work would wait in memory. */
  @Test
  void theProducerIsHeldBackWhileTheChannelsAreBusy() throws IOException {
    Thread caller = Thread.currentThread();
    AtomicInteger put = new AtomicInteger();
    AtomicInteger putBeforeAnyWasDone = new AtomicInteger();
    Handler first =
        work -> {
          if (work == 0) {
            awaitWaiting(caller);
            putBeforeAnyWasDone.set(put.get());
          }
        };
    Channels.run(
        1,
        _ -> channel(first),
        sink -> {
          for (int i = 0; i < WORK; i++) {
            sink.put(i);
            put.incrementAndGet();
          }
        });
    assertThat(putBeforeAnyWasDone).hasValueLessThan(WORK / 100);
  }

  /** Until it waits for other threads' work, and not just for its turn at a lock. */
  private static void awaitWaiting(Thread thread) {
    boolean waited = false;
    while (!waited || thread.getState() != Thread.State.WAITING) {
      waited = thread.getState() == Thread.State.WAITING;
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noWorkAtAllStillOpensAndCloses() throws IOException {
    Channels.<Integer>run(3, _ -> channel(work -> {}), sink -> {});
    assertThat(opened).hasValue(3);
  }
}
