package dev.plumbline.faults.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.file.SeededCrew;
import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Landmark;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanBuilder;
import dev.plumbline.faults.sweep.RestoreOperation;
import dev.plumbline.faults.sweep.SaveOperation;
import dev.plumbline.faults.sweep.TinyRam;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.Errno;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.StreamWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Landmarks are found while a file is written, in what order a writer ever writes it. */
final class FoundLayoutTest {

  private static final TinyRam RAM = TinyRam.of(2, 4096, List.of(5, 8), false);

  private static SaveOperation save(int offset) {
    return new SaveOperation(
        RAM,
        offset,
        offset,
        DirectIo.OFF,
        new Saver.Options(2, false, new RequestPolicy(1 << 16, 0), new SeededCrew(1)),
        DiskTraits.PLAIN,
        UnaryOperator.identity());
  }

  private static KnownLayout layout(FaultyDisk disk, long offset) throws IOException {
    try (MigrationFile file =
        MigrationFile.open(disk, SaveOperation.TARGET, offset, BitmapOrder.LITTLE)) {
      return Objects.requireNonNull(KnownLayout.of(Objects.requireNonNull(file.model())));
    }
  }

  /** Delays of a nanosecond at each landmark: what fired is where which landmark is. */
  private static final List<Landmark> LANDMARKS =
      List.of(
          Landmark.HEADER,
          Landmark.header(0),
          Landmark.bitmap(0),
          Landmark.pages(0),
          Landmark.page(0, 4),
          Landmark.header(1),
          Landmark.bitmap(1),
          Landmark.page(1, 7),
          Landmark.DEVICE_STATE,
          Landmark.LAST_WRITE,
          Landmark.MAGIC,
          Landmark.bitmap(2),
          Landmark.page(0, 5));

  private static Plan plan(Call call) {
    PlanBuilder plan = Plan.builder();
    for (Landmark landmark : LANDMARKS) {
      plan.on(call).at(landmark).fault(new Fault.Delay(1));
    }
    return plan.build();
  }

  private static String text(Fired fired) {
    return LANDMARKS.get(fired.ruleNumber() - 1).text() + " " + fired.event().range();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x10859})
  void whatTheReferenceWritesWhereIsKnownWhenItIsWritten(int offset) throws IOException {
    SaveOperation save = save(offset);
    FaultyDisk disk = save.prepare();
    List<Fired> fired = new ArrayList<>();
    List<Event> writes = new ArrayList<>();
    disk.inject(plan(Call.WRITE), fired::add);
    disk.observe(event -> {
      if (event.call() == Call.WRITE) {
        writes.add(event);
      }
    });
    save.run(disk);
    KnownLayout end = layout(disk, offset);
    List<String> expected = new ArrayList<>();
    for (Event write : writes) {
      for (Landmark landmark : LANDMARKS) {
        ByteRange place = end.find(landmark, write);
        if (place != null && place.touches(Objects.requireNonNull(write.range()))) {
          expected.add(landmark.text() + " " + write.range());
        }
      }
    }
    // The reference writes the RAM section's start and the first block's name in one, and its
    // mapped-ram header in another: only then is it known what those were.
    List<String> tooLate =
        expected.stream().filter(e -> e.startsWith("block[0].header")).limit(1).toList();
    expected.removeAll(tooLate);
    expected.add("last-write " + ByteRange.of(offset, 8));
    assertThat(fired.stream().map(FoundLayoutTest::text))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).hasSizeGreaterThan(10);
  }

  /** As QEMU writes: in order, magic first, through a buffer; the bitmap after the pages. */
  @Test
  void aWriterInOrderIsUnderstoodAsItGoes() throws IOException {
    Frame frame = Frame.bare("none", 4096);
    FaultyDisk disk = new FaultyDisk(DiskTraits.PLAIN);
    Path path = Path.of("/disk/vm.mig");
    List<Fired> fired = new ArrayList<>();
    disk.inject(plan(Call.WRITE), fired::add);
    SequencedMap<String, Long> lengths = new LinkedHashMap<>();
    lengths.put("m0", 8 * 4096L);
    StreamWriter writer = new StreamWriter();
    byte[] before = new byte[frame.beforeRam().remaining()];
    frame.beforeRam().duplicate().get(before);
    byte[] start = writer.raw(before).ramStart(1, 8 * 4096).take();
    KnownLayout layout = KnownLayout.predict(0, start.length, lengths, 4096);
    var mapped = Objects.requireNonNull(layout.blocks().getFirst().mapped());
    byte[] first = writer.raw(start).block("m0", 8 * 4096).mappedRamHeader(mapped).take();
    try (PositionedFile file = disk.createTemporary(path)) {
      file.write(ByteBuffer.wrap(first), 0);
      file.write(ByteBuffer.allocate(4096), mapped.pagesOffsetBytes() + 7 * 4096);
      file.write(ByteBuffer.allocate(8), mapped.bitmapOffsetBytes());
      ByteBuffer rest = frame.behindBlocks().duplicate();
      int half = rest.remaining() / 2;
      file.write(rest.slice(0, half), layout.deviceStateBytes());
      file.write(rest.slice(half, rest.remaining() - half), layout.deviceStateBytes() + half);
    }
    assertThat(fired.stream().map(f -> LANDMARKS.get(f.ruleNumber() - 1).text()))
        .containsExactly(
            "header",
            "block[0].header",
            "magic",
            "block[0].pages",
            "block[0].bitmap",
            "device-state",
            "device-state",
            "last-write");
  }

  @Test
  void aFileThatIsReadIsUnderstoodAtOnce() throws IOException {
    SaveOperation save = save(0);
    FaultyDisk disk = save.prepare();
    save.run(disk);
    Plan plan = Plan.builder().on(Call.READ).at(Landmark.page(1, 7)).error(Errno.EIO).build();
    List<Fired> fired = new ArrayList<>();
    disk.inject(plan, fired::add);
    RestoreOperation restore =
        new RestoreOperation(
            RAM, disk, false, Loader.Options.buffered(1), UnaryOperator.identity());
    try {
      restore.run(disk);
      throw new AssertionError("the page was not read");
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("injected EIO");
    }
    assertThat(fired).hasSize(1);
    assertThat(Objects.requireNonNull(fired.getFirst().event().range()))
        .matches(r ->
            r.touches(
                Objects.requireNonNull(
                    layoutOf(disk).find(Landmark.page(1, 7), fired.getFirst().event()))));
  }

  private static KnownLayout layoutOf(FaultyDisk disk) {
    disk.powerUp();
    try {
      return layout(disk, 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsNoStreamHasNoLandmarks() throws IOException {
    FaultyDisk disk = new FaultyDisk(DiskTraits.PLAIN);
    List<Fired> fired = new ArrayList<>();
    disk.inject(plan(Call.WRITE), fired::add);
    try (PositionedFile file = disk.createTemporary(Path.of("/disk/text"))) {
      for (int i = 0; i < 20; i++) {
        byte[] text = "QEVM is not all that a stream has".getBytes(StandardCharsets.US_ASCII);
        file.write(ByteBuffer.wrap(text), i * 1000L);
      }
    }
    assertThat(fired).isEmpty();
  }
}
