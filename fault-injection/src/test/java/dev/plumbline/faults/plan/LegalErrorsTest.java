package dev.plumbline.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.io.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LegalErrorsTest {

  @ParameterizedTest
  @EnumSource(Call.class)
  void everyCallMayMeetABrokenDisk(Call call) {
    assertThat(LegalErrors.of(call)).contains(Errno.EIO, Errno.ESTALE, Errno.EUCLEAN);
  }

  @Test
  void eachCallHasTheErrorsOfItsOwnPage() {
    assertThat(LegalErrors.calls(Errno.ENOSPC))
        .containsExactlyInAnyOrder(
            Call.OPEN,
            Call.WRITE,
            Call.ALLOCATE,
            Call.SYNC,
            Call.SYNC_DIRECTORY,
            Call.CLOSE,
            Call.RENAME);
    assertThat(LegalErrors.calls(Errno.EXDEV)).containsExactly(Call.RENAME);
    assertThat(LegalErrors.calls(Errno.EMFILE)).containsExactly(Call.OPEN);
    assertThat(LegalErrors.calls(Errno.ECONNABORTED)).isEmpty();
  }

  @Test
  void aRuleWithAnErrorThatACallNeverReportsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.builder().on(Call.READ, Call.WRITE).error(Errno.ENOSPC))
        .withMessageStartingWith("ENOSPC is no error of read (read(2), pread(2)); legal are ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.builder().on(Call.OPEN).fault(new Fault.Forget(Errno.EIO)))
        .withMessage("not a fault of open, only of sync");
  }
}
