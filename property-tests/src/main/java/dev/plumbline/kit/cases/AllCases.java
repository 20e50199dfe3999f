package dev.plumbline.kit.cases;

import dev.plumbline.kit.run.Case;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The classes that hold cases. */
public final class AllCases {

  /** In the order in which they run. */
  public static final List<Class<?>> CLASSES =
      List.of(
          GoldenFileCases.class,
          RoundTripCases.class,
          HeaderCases.class,
          DestinationCases.class,
          ChannelCases.class,
          DescriptorCases.class);

  private AllCases() {}

  /** All cases, by id. */
  public static List<Case> list() {
    return CLASSES.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Case.class)))
        .sorted(Comparator.comparing(Case::id))
        .toList();
  }
}
