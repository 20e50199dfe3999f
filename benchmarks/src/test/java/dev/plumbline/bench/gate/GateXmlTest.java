package dev.plumbline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GateXmlTest {

  @Test
  void eachVerdictHasItsElement() {
    List<Ruling> rulings =
        List.of(
            new Ruling("save.syncs", Verdict.MET, "fine", 2, 0.5),
            new Ruling("save.calls", Verdict.BETTER, "found 1, expected 2", 1, 0.25),
            new Ruling("save.fio", Verdict.SKIPPED, "no fio", Double.NaN, 0),
            new Ruling("save.qemu", Verdict.INCONCLUSIVE, "drifted\nby <9", 1, 1),
            new Ruling("load.syncs", Verdict.NOT_MET, "found 3 & more", 3, 0));
    assertThat(new String(GateXml.of(rulings), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="plumbline gate" tests="5" failures="1" errors="1" skipped="1" time="1.750">
            <testcase classname="plumbline.gate.save" name="syncs" time="0.500"></testcase>
            <testcase classname="plumbline.gate.save" name="calls" time="0.250"><system-out>better: found 1, expected 2</system-out></testcase>
            <testcase classname="plumbline.gate.save" name="fio" time="0.000"><skipped message="skipped: no fio"/></testcase>
            <testcase classname="plumbline.gate.save" name="qemu" time="1.000"><error message="INCONCLUSIVE: drifted by &lt;9"/></testcase>
            <testcase classname="plumbline.gate.load" name="syncs" time="0.000"><failure message="NOT MET: found 3 &amp; more"/></testcase>
            </testsuite>
            """);
  }
}
