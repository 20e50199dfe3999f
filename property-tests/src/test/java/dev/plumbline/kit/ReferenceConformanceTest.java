package dev.plumbline.kit;

import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The whole kit on the reference implementation: the same cases that {@code check} runs. */
final class ReferenceConformanceTest {

  @TestFactory
  Stream<DynamicTest> reference() {
    return Conformance.tests(new ReferenceSubject(), RunPlan.all(KitSettings.plain()));
  }
}
