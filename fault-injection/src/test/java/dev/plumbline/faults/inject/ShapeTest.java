package dev.plumbline.faults.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.inject.WriteShape.Piece;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each fault makes of a write of 1 2 3 4 5 6 7 8 at offset 100, or of a read of the same. */
final class ShapeTest {

  private static final byte[] DATA = {1, 2, 3, 4, 5, 6, 7, 8};

  private static WriteShape write(Fault... faults) {
    PlanBuilder plan = Plan.builder();
    for (Fault fault : faults) {
      plan.on(Call.WRITE).fault(fault);
    }
    ByteBuffer data = ByteBuffer.wrap(DATA.clone());
    Decision decision =
        new Injector(plan.build(), Layout.Source.NONE, FaultLog.NONE)
            .decide(Event.write("/f", false, 100, data, -1));
    WriteShape shape = WriteShape.of(decision, 100, data);
    assertThat(data.array()).as("the program's own memory").isEqualTo(DATA);
    assertThat(data.position()).isZero();
    return shape;
  }

  private static byte[] read(Fault fault) {
    Decision decision =
        new Injector(
                Plan.builder().on(Call.READ).fault(fault).build(),
                Layout.Source.NONE,
                FaultLog.NONE)
            .decide(Event.read("/f", false, 100, 8, -1));
    ReadShape shape = ReadShape.of(decision, 100, 8);
    ByteBuffer data = ByteBuffer.wrap(DATA.clone()).limit(shape.mostBytes());
    shape.spoil(data);
    assertThat(data.position()).isZero();
    return Arrays.copyOf(data.array(), data.limit());
  }

  private static Piece piece(long offset, int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    return new Piece(offset, ByteBuffer.wrap(data));
  }

  @Test
  void aWriteIsShapedAsTheFaultSays() {
    Piece whole = piece(100, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(write()).isEqualTo(new WriteShape(8, List.of(whole)));
    assertThat(write(new Fault.ShortBy(3)))
        .isEqualTo(new WriteShape(5, List.of(piece(100, 1, 2, 3, 4, 5))));
    assertThat(write(new Fault.Torn(4, List.of(3, 0))))
        .isEqualTo(new WriteShape(8, List.of(piece(106, 7, 8), piece(100, 1, 2))));
    assertThat(write(new Fault.Torn(2, List.of()))).isEqualTo(new WriteShape(8, List.of()));
    assertThat(write(new Fault.Drop())).isEqualTo(new WriteShape(8, List.of()));
    assertThat(write(new Fault.Misdirect(-100)))
        .isEqualTo(new WriteShape(8, List.of(piece(0, 1, 2, 3, 4, 5, 6, 7, 8))));
    assertThat(write(new Fault.Misdirect(-101))).isEqualTo(new WriteShape(8, List.of(whole)));
    assertThat(write(new Fault.Duplicate(50)))
        .isEqualTo(new WriteShape(8, List.of(whole, piece(150, 1, 2, 3, 4, 5, 6, 7, 8))));
    assertThat(write(new Fault.Zero()))
        .isEqualTo(new WriteShape(8, List.of(piece(100, 0, 0, 0, 0, 0, 0, 0, 0))));
  }

  @Test
  void shapesAddUp() {
    assertThat(write(new Fault.ShortBy(6), new Fault.ShortBy(1)))
        .isEqualTo(new WriteShape(2, List.of(piece(100, 1, 2))));
    assertThat(write(new Fault.ShortBy(4), new Fault.Torn(2, List.of(0)), new Fault.Misdirect(1)))
        .isEqualTo(new WriteShape(4, List.of(piece(101, 1, 2, 3, 4))));
  }

  @Test
  void asManyBitsFlipAsWereAskedFor() {
    assertThat(flipped(write(new Fault.Flip(5)).pieces().getFirst().data().array())).isEqualTo(5);
    assertThat(flipped(read(new Fault.Flip(64)))).isEqualTo(64);
    assertThat(flipped(read(new Fault.Flip(1000)))).isEqualTo(64);
  }

  private static int flipped(byte[] data) {
    int bits = 0;
    for (int i = 0; i < DATA.length; i++) {
      bits += Integer.bitCount((data[i] ^ DATA[i]) & 0xff);
    }
    return bits;
  }

  @Test
  void aReadIsShapedAsTheFaultSays() {
    assertThat(read(new Fault.Zero())).containsOnly(0).hasSize(8);
    assertThat(read(new Fault.ShortBy(7))).containsExactly(1);
    assertThat(read(new Fault.Stale())).isEqualTo(DATA);
  }

  @Test
  void randomSurvivorsComeInEveryOrderOfEverySubset() {
    Set<List<Integer>> seen = new HashSet<>();
    for (long seed = 0; seed < 2000; seed++) {
      List<Integer> kept = new Survivors(Keep.RANDOM, seed).of(3);
      assertThat(kept).doesNotHaveDuplicates().allMatch(i -> i >= 0 && i < 3);
      seen.add(kept);
    }
    assertThat(seen).hasSize(1 + 3 + 6 + 6);
  }

  @Test
  void survivorsAreThoseThatAreNamed() {
    assertThat(new Survivors(Keep.SYNCED, 1).of(3)).isEmpty();
    assertThat(new Survivors(Keep.ALL, 1).of(3)).containsExactly(0, 1, 2);
    assertThat(new Survivors(new Keep.Chosen(List.of(2, 7, 0)), 1).of(3)).containsExactly(2, 0);
  }
}
