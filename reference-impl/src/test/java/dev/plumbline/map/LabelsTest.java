package dev.plumbline.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @RepeatedTest(30)
  void noLabelCoversAnotherOrItsLine(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Labels.Wish> wishes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double left = 50 + random.nextDouble() * 1600;
      double right = Math.min(1670, left + random.nextDouble() * 60);
      wishes.add(new Labels.Wish(left, right, List.of("x".repeat(1 + random.nextInt(20)), "y")));
    }
    wishes.sort(Comparator.comparingDouble(Labels.Wish::middle));
    List<Labels.Placed> placed = Labels.place(wishes, 50, 1620);
    assertThat(placed).isNotEmpty();
    for (Labels.Placed a : placed) {
      double end = a.x() + Words.width(a.text(), 12, false);
      assertThat(a.x()).isGreaterThanOrEqualTo(50);
      assertThat(end).isLessThanOrEqualTo(1670.01);
      for (Labels.Placed b : placed) {
        if (a.wish().equals(b.wish())) {
          continue;
        }
        double otherEnd = b.x() + Words.width(b.text(), 12, false);
        if (a.row() == b.row()) {
          assertThat(end <= b.x() || otherEnd <= a.x()).as("%s and %s", a, b).isTrue();
        }
        if (b.row() > a.row()) {
          double line = b.wish().middle();
          assertThat(line <= a.x() || line >= end).as("%s and line of %s", a, b).isTrue();
        }
      }
    }
  }

  @Test
  void labelThatHasRoomStandsInTheMiddleOfTheLowestRow() {
    Labels.Wish wish = new Labels.Wish(400, 600, List.of("pc.ram"));
    Labels.Placed placed = Labels.place(List.of(wish), 0, 1000).getFirst();
    assertThat(placed.row()).isZero();
    assertThat(placed.x() + Words.width("pc.ram", 12, false) / 2).isEqualTo(500);
  }
}
