package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class AdvisoryLockTest {

  @TempDir Path directory;
  private Path place;

  @BeforeEach
  void setUp() {
    place = directory.resolve("place");
  }

  private void assertTaken(Path path) {
    assertThatThrownBy(() -> AdvisoryLock.ofPlace(path))
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": somebody else is writing it");
  }

  @Test
  void aPlaceIsLockedOnceAndNothingIsLeft() throws IOException {
    try (AdvisoryLock lock = AdvisoryLock.ofPlace(place)) {
      assertThat(lock).isNotNull();
      assertTaken(place);
      assertTaken(directory.resolve("./place"));
      AdvisoryLock.ofPlace(directory.resolve("other")).close();
    }
    assertThat(directory).isEmptyDirectory();
    AdvisoryLock.ofPlace(place).close();
  }

  @Test
  void aFileThatIsWrittenInPlaceIsNotReplacedMeanwhile() throws IOException {
    Files.writeString(place, "old");
    try (ChannelFile file = ChannelFile.openForUpdate(place)) {
      assertTaken(place);
      // What drops fcntl locks: another descriptor of the same process is closed.
      FileChannel.open(place, StandardOpenOption.READ).close();
      assertTaken(place);
      assertThat(file.sizeBytes()).isEqualTo(3);
    }
    AdvisoryLock.ofPlace(place).close();
    try (AdvisoryLock lock = AdvisoryLock.ofPlace(place)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> ChannelFile.openForUpdate(place))
          .hasMessage(place + ": somebody else is writing it");
    }
  }

  @Test
  void aLockFileThatAKilledProcessLeftIsTaken() throws IOException {
    AdvisoryLock lock = AdvisoryLock.ofPlace(place);
    Path left = Path.of(directory + "/" + directory.toFile().list()[0]);
    lock.close();
    Files.createFile(left);
    AdvisoryLock.ofPlace(place).close();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Path missing = directory.resolve("none");
    assertThatThrownBy(() -> AdvisoryLock.ofPlace(missing.resolve("place")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(missing.toString());
  }

  /** Each holder deletes the lock file: who opened it before must not take the deleted one. */
  @Test
  void neverTwoHoldIt() throws InterruptedException {
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger held = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(() -> {
                for (int round = 0; round < 200; round++) {
                  try (AdvisoryLock lock = AdvisoryLock.ofPlace(place)) {
                    most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                    held.incrementAndGet();
                    Thread.onSpinWait();
                    holders.decrementAndGet();
                  } catch (IOException e) {
                    // Somebody else had it all the time.
                  }
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
    assertThat(held).hasValueGreaterThan(200);
    assertThat(directory).isEmptyDirectory();
  }
}
