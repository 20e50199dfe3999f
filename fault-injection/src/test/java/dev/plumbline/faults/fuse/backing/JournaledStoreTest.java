package dev.plumbline.faults.fuse.backing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.io.OpenFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random changes, then a power cut: what is left is what the model says, whatever survives. */
final class JournaledStoreTest {

  private static final int RUNS = 60;
  private static final int STEPS = 40;
  private static final int LENGTH = 20_000;
  private static final long SMALL_LIMIT = 100_000;
  private static final int PUNCH_HOLE_KEEP_SIZE = 3;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private static final Path MEMORY = Path.of("/dev/shm");

  private Path directory;
  private final CallRoom room = new CallRoom();
  private final Arena arena = Arena.ofConfined();
  private final PlatterModel model = new PlatterModel();
  private final Map<Integer, Node> nodes = new HashMap<>();
  private JournaledStore store;
  private NodeTable table;
  private Node root;
  private int files;
  private int rootDescriptor;
  private int writeBacks;

  @BeforeEach
  void open() throws IOException {
    // Real syncs take their time on a disk.
    Path parent = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    directory = Files.createTempDirectory(parent, "plumbline-journal-");
    MemorySegment path = arena.allocateFrom(directory.toString());
    int descriptor = (int) NameCalls.open(room, NameCalls.AT_FDCWD, path, OpenFlags.O_DIRECTORY, 0);
    rootDescriptor = descriptor;
    assertThat(NameCalls.stat(room, descriptor)).isZero();
    table = new NodeTable(room, descriptor);
    root = table.get(NodeTable.ROOT);
  }

  @AfterEach
  void close() throws IOException {
    try (var inside = Files.newDirectoryStream(directory)) {
      for (Path file : inside) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
    room.close();
    arena.close();
  }

  static LongStream seeds() {
    return LongStream.range(0, RUNS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPowerCutLeavesWhatTheModelSays(long seed) throws IOException {
    // With little room it is taken for written back now and then.
    long limitBytes = seed % 2 == 0 ? JournaledStore.LIMIT_BYTES : SMALL_LIMIT;
    store = JournaledStore.open(room, rootDescriptor, directory, limitBytes);
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      step(random);
      noticeWriteBack();
    }
    assertThat(left()).usingRecursiveComparison().isEqualTo(model.live.visible());
    Keep keep = keep(random);
    List<Integer> survivors = new Survivors(keep, seed).of(model.unsyncedChanges());

    store.cut(room, new Survivors(keep, seed));

    assertThat(left())
        .as("after %s of %s changes", survivors, model.unsyncedChanges())
        .usingRecursiveComparison()
        .isEqualTo(model.after(survivors).visible());
    assertThat(store.isOff()).isTrue();
    assertThat(write(random, 0)).isNegative();
    store.close(room);
    assertThat(directory.resolve(Stash.NAME)).doesNotExist();
  }

  private void noticeWriteBack() {
    if (store.writeBacks() > writeBacks) {
      writeBacks = store.writeBacks();
      nodes.keySet().forEach(model::sync);
      model.sync(PlatterModel.DIRECTORY);
    }
  }

  @Test
  void whatIsKeptStaysWithinItsLimit() throws IOException {
    store = JournaledStore.open(room, rootDescriptor, directory, SMALL_LIMIT);
    MemorySegment block = arena.allocate(4096).fill((byte) 1);
    for (int number = 1; number <= 100; number++) {
      int i = number;
      create("a", i);
      for (long at = 0; at < 10; at++) {
        long offset = at * block.byteSize();
        assertThat(on(i, d -> store.write(room, node(i), d, block, 4096, offset, false)))
            .isEqualTo(4096);
        assertThat(store.usedBytes(room)).isLessThanOrEqualTo(SMALL_LIMIT);
      }
      assertThat(store.unlink(room, root, text("a"))).isZero();
      assertThat(store.usedBytes(room)).isLessThanOrEqualTo(SMALL_LIMIT);
    }
    assertThat(store.writeBacks()).isGreaterThan(10);
    store.close(room);
  }

  private static Keep keep(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Keep.SYNCED;
      case 1 -> Keep.ALL;
      case 2 -> Keep.RANDOM;
      default -> {
        List<Integer> all = new ArrayList<>(IntStream.range(0, STEPS).boxed().toList());
        Collections.shuffle(all, random);
        yield new Keep.Chosen(all.subList(0, 1 + random.nextInt(STEPS - 1)));
      }
    };
  }

  /** Contents by name, as they are in the backing directory. */
  private Map<String, byte[]> left() throws IOException {
    Map<String, byte[]> left = new java.util.TreeMap<>();
    try (var inside = Files.newDirectoryStream(directory)) {
      for (Path file : inside) {
        String name = file.getFileName().toString();
        if (!name.equals(Stash.NAME)) {
          left.put(name, Files.readAllBytes(file));
        }
      }
    }
    return left;
  }

  private void step(Random random) {
    List<String> present = new ArrayList<>(model.live.names.keySet());
    String name = NAMES.get(random.nextInt(NAMES.size()));
    if (present.isEmpty() || (random.nextInt(6) == 0 && !present.contains(name))) {
      create(name, ++files);
      return;
    }
    String existing = present.get(random.nextInt(present.size()));
    int file = model.live.names.get(existing);
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> assertThat(write(random, file)).isPositive();
      case 4 -> {
        int size = random.nextInt(LENGTH);
        model.resize(file, size);
        assertThat(store.resize(room, node(file), -1, size)).isZero();
      }
      case 5 -> allocate(random, file);
      case 6, 7 -> {
        model.sync(file);
        assertThat(on(file, d -> store.sync(room, node(file), d, false))).isZero();
      }
      case 8 -> {
        model.sync(PlatterModel.DIRECTORY);
        assertThat(store.syncDirectory(room, root, root.descriptor(), false)).isZero();
      }
      case 9 -> rename(existing, name);
      case 10 -> {
        model.vanish(existing);
        assertThat(store.unlink(room, root, text(existing))).isZero();
      }
      default -> loseOrLook(random, file);
    }
  }

  private void loseOrLook(Random random, int file) {
    if (random.nextBoolean()) {
      model.forget(file);
      store.forget(room, node(file));
      return;
    }
    MemorySegment read = arena.allocate(2 * LENGTH);
    long count = store.readSynced(room, node(file), read, read.byteSize(), 0);
    assertThat(read.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(model.synced(file));
  }

  private void create(String name, int file) {
    model.appear(name, file);
    int flags = OpenFlags.O_CREAT | OpenFlags.O_EXCL | OpenFlags.O_WRONLY;
    long made = NameCalls.open(room, root.descriptor(), text(name), flags, 0600);
    assertThat(made).isNotNegative();
    DataCalls.close(room, (int) made);
    store.appeared(room, root, text(name));
    int node = (int) NameCalls.node(room, root.descriptor(), text(name));
    assertThat(NameCalls.stat(room, node)).isZero();
    nodes.put(file, table.found(room, node, root, name));
  }

  private long write(Random random, int file) {
    int offset = random.nextInt(LENGTH);
    byte[] data = new byte[1 + random.nextInt(9000)];
    random.nextBytes(data);
    if (file == 0) {
      return store.write(room, root, root.descriptor(), arena.allocate(1), 1, 0, false);
    }
    model.write(file, offset, data);
    MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, data);
    return on(file, d -> store.write(room, node(file), d, memory, data.length, offset, false));
  }

  private void allocate(Random random, int file) {
    int offset = random.nextInt(LENGTH);
    int length = 1 + random.nextInt(9000);
    boolean punch = random.nextBoolean();
    if (punch) {
      model.punch(file, offset, length);
    } else {
      model.extend(file, offset, length);
    }
    int mode = punch ? PUNCH_HOLE_KEEP_SIZE : 0;
    assertThat(on(file, d -> store.allocate(room, node(file), d, mode, offset, length))).isZero();
  }

  private void rename(String from, String to) {
    if (!from.equals(to)) {
      model.rename(from, to);
      assertThat(store.rename(room, root, text(from), root, text(to), 0)).isZero();
    }
  }

  private Node node(int file) {
    return nodes.get(file);
  }

  @FunctionalInterface
  private interface Use {
    long on(int descriptor);
  }

  private long on(int file, Use use) {
    int descriptor = (int) NameCalls.reopen(room, node(file).descriptor(), OpenFlags.O_RDWR);
    long result = use.on(descriptor);
    DataCalls.close(room, descriptor);
    return result;
  }

  private MemorySegment text(String name) {
    return arena.allocateFrom(name);
  }
}
