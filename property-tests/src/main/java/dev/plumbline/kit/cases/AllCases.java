package dev.plumbline.kit.cases;

import dev.plumbline.kit.properties.DamageProperties;
import dev.plumbline.kit.properties.FaultProperties;
import dev.plumbline.kit.properties.FormProperties;
import dev.plumbline.kit.properties.LayoutProperties;
import dev.plumbline.kit.properties.RoundTripProperties;
import dev.plumbline.kit.properties.monitor.MonitorProperties;
import dev.plumbline.kit.run.Case;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The classes that hold cases, named ones and properties. */
public final class AllCases {

  /** In the order in which they run. */
  public static final List<Class<?>> CLASSES =
      List.of(
          GoldenFileCases.class,
          RoundTripCases.class,
          HeaderCases.class,
          PlacementCases.class,
          BitmapCases.class,
          BlockCases.class,
          PageCases.class,
          StreamCases.class,
          VersionCases.class,
          DirectCases.class,
          LiveCases.class,
          UriCases.class,
          CombinationCases.class,
          LibvirtCases.class,
          WriteFaultCases.class,
          ReadFaultCases.class,
          AlignmentFaultCases.class,
          RetryCases.class,
          DurabilityCases.class,
          DestinationCases.class,
          ChannelCases.class,
          DescriptorCases.class,
          RoundTripProperties.class,
          LayoutProperties.class,
          DamageProperties.class,
          FormProperties.class,
          FaultProperties.class,
          MonitorProperties.class);

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
