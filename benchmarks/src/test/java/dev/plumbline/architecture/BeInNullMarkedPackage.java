package dev.plumbline.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/**
 * That the package of a class has a {@code package-info.java} annotated with {@link NullMarked}.
 */
final class BeInNullMarkedPackage extends ArchCondition<JavaClass> {

  static final BeInNullMarkedPackage INSTANCE = new BeInNullMarkedPackage();

  private BeInNullMarkedPackage() {
    super("be in a package whose package-info.java is @NullMarked");
  }

  @Override
  public void check(JavaClass javaClass, ConditionEvents events) {
    boolean nullMarked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
    events.add(
        new SimpleConditionEvent(
            javaClass,
            nullMarked,
            javaClass.getName() + " is in " + javaClass.getPackageName() + ", not @NullMarked"));
  }
}
