package dev.plumbline.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.io.Errno;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanTextTest {

  @Provide
  Arbitrary<Plan> plans() {
    return PlanArbitraries.plans();
  }

  /** Text that is nearly a plan: one with pieces cut out, doubled or put in. */
  @Provide
  Arbitrary<String> nearlyPlans() {
    return PlanArbitraries.plans()
        .flatMap(plan -> {
          String text = PlanWriter.write(plan);
          Arbitrary<Integer> at = Arbitraries.integers().between(0, text.length());
          return Combinators.combine(
                  at,
                  Arbitraries.integers().between(0, 6),
                  Arbitraries.oneOf(
                      Arbitraries.strings().ofMaxLength(4),
                      Arbitraries.of("[", "]", ":", ",", "..", "%", "\"", "-", "9", "block")))
              .as((from, length, put) ->
                  text.substring(0, from)
                      + put
                      + text.substring(Math.min(text.length(), from + length)));
        });
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBackAsItWas(@ForAll("plans") Plan plan) throws PlanException {
    assertThat(PlanParser.parse("plan", PlanWriter.write(plan))).isEqualTo(plan);
  }

  @Property(tries = 500)
  void anyTextIsAPlanOrRefusedWithItsPlace(@ForAll("nearlyPlans") String text) {
    try {
      Plan plan = PlanParser.parse("plan", text);
      assertThat(PlanParser.parse("again", PlanWriter.write(plan))).isEqualTo(plan);
    } catch (PlanException e) {
      assertThat(e).hasMessageStartingWith("plan:" + e.line() + ":" + e.column() + ": ");
      assertThat(e.line()).isBetween(1, (int) text.lines().count() + 1);
    }
  }

  @Test
  void theReadableFormAllowsMoreThanIsWritten() throws PlanException {
    String text =
        """
        # what goes wrong
        faults 1

        seed -7
        on write,read direct at 0x1000..1M : strict 512 memory 4K   # comment
          on\tany file "a#\\"\\\\*" number 3 times 2: power-cut after keep 3,1
        on write chance 0.5% at block[0].page[17]: error EIO
        """;
    Plan expected =
        Plan.builder()
            .seed(-7)
            .on(Call.READ, Call.WRITE)
            .direct()
            .at(0x1000, 1 << 20)
            .fault(new Fault.Strict(512, 4096))
            .onAny()
            .file("a#\"\\*")
            .number(3)
            .times(2)
            .powerCutAfter(new Keep.Chosen(List.of(3, 1)))
            .on(Call.WRITE)
            .chance(0.5)
            .at(Landmark.page(0, 17))
            .error(Errno.EIO)
            .build();
    assertThat(PlanParser.parse("plan", text)).isEqualTo(expected);
  }

  @Test
  void aRuleWithANumberFiresOnceAndOneWithoutAlways() throws PlanException {
    Plan plan =
        PlanParser.parse("plan", "faults 1\non sync number 2: error EIO\non sync: error EIO\n");
    assertThat(plan.rules()).extracting(Rule::repeat).containsExactly(Repeat.ONCE, Repeat.ALWAYS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "faults 2 | 1:8: found version 2, expected 1",
        "plan 1 | 1:1: found \"plan\", expected 'faults 1' in the first line",
        "faults 1;up | 2:1: found \"up\", expected 'on' or 'seed'",
        "faults 1;seed 1;seed 2 | 3:1: a second seed",
        "faults 1;seed 99999999999999999999 | 2:6: found \"99999999999999999999\", expected a"
            + " number of 64 bits",
        "faults 1;on write,wirte: zero | 2:10: found \"wirte\", expected a call: any, open, read,"
            + " write, truncate, allocate, seek, size, sync, close, rename, unlink, sync-directory",
        "faults 1;on write,write: zero | 2:10: write is named twice",
        "faults 1;on write at block[0]: zero | 2:21: found \":\", expected '.'",
        "faults 1;on write at block[0].pagse: zero | 2:22: found \"pagse:\", expected header,"
            + " bitmap, pages or page[N]",
        "faults 1;on write at block[-1].pages: zero | 2:19: found \"-1].pages:\", expected a"
            + " block's number from 0 to 1000000",
        "faults 1;on write at 5..5: zero | 2:13: found an empty stretch, expected its end behind"
            + " its start",
        "faults 1;on write at 8E: zero | 2:13: found \"8E\", expected an offset or a landmark such"
            + " as 4096, 0x1000 or 4K, below 2^63",
        "faults 1;on sync at 5: error EIO | 2:1: sync has no place in the file",
        "faults 1;on write chance 0%: zero | 2:17: found \"0\", expected a percentage from 0.0001"
            + " to 100 with up to four decimals",
        "faults 1;on write file name: zero | 2:15: found \"name:\", expected a pattern in double"
            + " quotes",
        "faults 1;on write file \"name: zero | 2:15: a string without its closing '\"'",
        "faults 1;on write number 1 number 2: zero | 2:19: a condition too many",
        "faults 1;on write zero | 2:10: found \"zero\", expected file, at, chance, number, once,"
            + " times, always or ':'",
        "faults 1;on write: error | 2:16: found the end of the line, expected an error such as EIO",
        "faults 1;on write: error EWRONG | 2:17: found \"EWRONG\", expected an error such as EIO",
        "faults 1;on read: error ENOSPC | 2:10: ENOSPC is no error of read (read(2), pread(2));"
            + " legal are EINTR, EIO, ENXIO, EAGAIN, EISDIR, EINVAL, ESPIPE, EOVERFLOW, ESTALE,"
            + " EUCLEAN",
        "faults 1;on read: drop | 2:10: not a fault of read, only of"
            + " write,truncate,allocate,sync,rename,unlink,sync-directory",
        "faults 1;on read: strict 513 | 2:17: found 513, expected a power of two, at most 1G",
        "faults 1;on write: torn 4 keep 4 | 2:23: found \"4\", expected a part's number from 0 to"
            + " 3",
        "faults 1;on write: torn 4 keep 1,1 | 2:11: impossible: torn: parts=4, kept=[1, 1]",
        "faults 1;on write: delay 2h | 2:18: found \"h\", expected ns, us, ms or s",
        "faults 1;on write: delay 3601s | 2:21: expected at most an hour",
        "faults 1;on sync: forget EMFILE | 2:10: an error that no sync reports (fsync(2))",
        "faults 1;on any: power-cut keep all | 2:19: found \"keep\", expected 'before' or 'after'",
        "faults 1;on write: zero zero | 2:16: found \"zero\", expected the end of the line",
      })
  void whatIsWrongIsSaidWithItsPlace(String text, String message) {
    String lines = text.strip().replace(";", "\n");
    PlanException e =
        catchThrowableOfType(PlanException.class, () -> PlanParser.parse("plan", lines));
    assertThat(e).hasMessage("plan:" + message.strip());
  }

  @Test
  void nothingIsNoPlan() {
    for (String text : List.of("", "\n\n", "# nothing\n")) {
      PlanException e =
          catchThrowableOfType(PlanException.class, () -> PlanParser.parse("plan", text));
      assertThat(e).hasMessageContaining("found no plan, expected 'faults 1'");
    }
  }

  @Test
  void sizesAreBounded() {
    String rule = "on any: hang\n";
    for (String text :
        List.of(
            "faults 1\n#" + " ".repeat(PlanParser.MAX_CHARS),
            "faults 1\n#" + "x".repeat(PlanParser.MAX_LINE_CHARS),
            "faults 1\n" + rule.repeat(Plan.MAX_RULES + 1))) {
      assertThat(catchThrowableOfType(PlanException.class, () -> PlanParser.parse("plan", text)))
          .isNotNull();
    }
  }

  @Test
  void allCallsTogetherAreAny() throws PlanException {
    String calls = Rule.words(List.of(Call.values()));
    assertThat(
            PlanParser.parse("p", "faults 1\non " + calls + ": hang\n").rules().getFirst().text())
        .isEqualTo("on any: hang");
  }
}
