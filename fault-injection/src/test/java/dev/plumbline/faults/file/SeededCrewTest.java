package dev.plumbline.faults.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.multifd.Channels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SeededCrewTest {

  private final List<String> done = new ArrayList<>();
  private int open;

  private Channels.Channel<Integer> channel(int number, int failsAt) {
    open++;
    return new Channels.Channel<>() {
      @Override
      public void handle(Integer work) throws IOException {
        if (work == failsAt) {
          throw new IOException("failed at " + work);
        }
        done.add(work + " by " + number);
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  private List<String> run(long seed) throws IOException {
    done.clear();
    new SeededCrew(seed)
        .<Integer>run(
            3,
            number -> channel(number, -1),
            sink -> {
              for (int i = 0; i < 20; i++) {
                sink.put(i);
              }
            });
    assertThat(open).isZero();
    return List.copyOf(done);
  }

  @Test
  void allWorkIsDoneOnceInAnOrderThatTheSeedChooses() throws IOException {
    Set<List<String>> orders = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      List<String> order = run(seed);
      assertThat(run(seed)).isEqualTo(order);
      assertThat(order.stream().map(d -> Integer.valueOf(d.split(" ", 2)[0])))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).boxed().toList());
      assertThat(order).anyMatch(d -> d.endsWith("0")).anyMatch(d -> d.endsWith("2"));
      orders.add(order);
    }
    assertThat(orders).hasSize(10);
  }

  @Test
  void theFirstErrorEndsAllAndEveryChannelIsClosed() {
    assertThatThrownBy(() ->
            new SeededCrew(1)
                .<Integer>run(
                    2,
                    number -> channel(number, 3),
                    sink -> {
                      for (int i = 0; i < 20; i++) {
                        sink.put(i);
                      }
                    }))
        .hasMessage("failed at 3");
    assertThat(open).isZero();
    assertThat(done.size()).isLessThan(15);
    assertThatThrownBy(() ->
            new SeededCrew(1)
                .<Integer>run(
                    2,
                    number -> {
                      if (number == 1) {
                        throw new IOException("can't open");
                      }
                      return channel(number, -1);
                    },
                    sink -> {}))
        .hasMessage("can't open");
    assertThat(open).isZero();
  }
}
