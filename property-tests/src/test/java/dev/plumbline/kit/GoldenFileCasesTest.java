package dev.plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.Inspection;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case over golden files can fail. */
final class GoldenFileCasesTest {

  static List<Arguments> mutants() {
    return List.of(
        arguments(
            "STR-001",
            Verdict.WRONGLY_REJECTED,
            named(
                "refuses all",
                new AlteredSubject() {
                  @Override
                  public Outcome load(LoadRequest request) {
                    return new Outcome.Refused("no", Evidence.NOTHING);
                  }
                })),
        arguments(
            "STR-002",
            Verdict.SILENT_CORRUPTION,
            named(
                "accepts all",
                new AlteredSubject() {
                  @Override
                  public Outcome load(LoadRequest request) throws IOException {
                    return new Outcome.Accepted(super.load(request).evidence());
                  }
                })),
        arguments(
            "STR-003",
            Verdict.SILENT_CORRUPTION,
            named(
                "mistakes the form",
                new AlteredSubject() {
                  @Override
                  public Inspection inspect(Path file, long offset) throws IOException {
                    Inspection seen = super.inspect(file, offset);
                    return new Inspection(
                        "stream",
                        seen.machine(),
                        seen.pageSizeBytes(),
                        seen.streamOffsetBytes(),
                        seen.blockLengths());
                  }
                })),
        arguments(
            "BLK-001",
            Verdict.SILENT_CORRUPTION,
            named(
                "loses the blocks",
                new AlteredSubject() {
                  @Override
                  public Inspection inspect(Path file, long offset) throws IOException {
                    Inspection seen = super.inspect(file, offset);
                    return new Inspection(
                        seen.form(),
                        seen.machine(),
                        seen.pageSizeBytes(),
                        seen.streamOffsetBytes(),
                        Map.of());
                  }
                })),
        arguments(
            "PAG-001",
            Verdict.SILENT_CORRUPTION,
            named(
                "spoils a byte",
                new AlteredSubject() {
                  @Override
                  public Outcome load(LoadRequest request) throws IOException {
                    Outcome outcome = super.load(request);
                    Path ram = request.blocks().getFirst().file();
                    try (RandomAccessFile file = new RandomAccessFile(ram.toFile(), "rw")) {
                      file.seek(request.blocks().getFirst().lengthBytes() - 1);
                      int last = file.read();
                      file.seek(request.blocks().getFirst().lengthBytes() - 1);
                      file.write(last ^ 1);
                    }
                    return outcome;
                  }
                })));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mutants")
  void mutantIsKilledByItsCase(String id, Verdict verdict, AlteredSubject mutant)
      throws IOException {
    CaseResult result = Conformance.run(mutant, id);
    assertThat(result.verdict()).as(result.detail()).isEqualTo(verdict);
    assertThat(result.conforms()).isFalse();
  }
}
