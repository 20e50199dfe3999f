package dev.plumbline.kit.cases;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** The classes that hold cases. */
public final class AllCases {

  /** In the order in which they run. */
  public static final List<Class<?>> CLASSES = List.of(GoldenFileCases.class);

  private AllCases() {}

  /** All cases, by class. */
  public static List<Case> list() {
    return CLASSES.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .map(AllCases::of)
        .filter(java.util.Objects::nonNull)
        .sorted(java.util.Comparator.comparing(Case::id))
        .toList();
  }

  private static Case of(Method method) {
    return method.getAnnotation(Case.class);
  }
}
