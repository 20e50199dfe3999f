package dev.plumbline.kit.cases;

import dev.plumbline.kit.subject.ReferenceSubject;
import dev.plumbline.kit.subject.Subject;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives cases their subject, chosen by the configuration parameter {@value #SUBJECT}, on the
 * filesystem that {@value #ON} names. Without them: the reference, in the system's temporary
 * directory.
 */
public final class SubjectResolver implements ParameterResolver {

  /** Configuration parameter: which subject. */
  public static final String SUBJECT = "plumbline.subject";

  /** Configuration parameter: a directory on the filesystem to work on. */
  public static final String ON = "plumbline.on";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GoldenReadings.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(SubjectResolver.class));
    return store.getOrComputeIfAbsent(
        GoldenReadings.class,
        key -> new GoldenReadings(subject(context), directory(context)),
        GoldenReadings.class);
  }

  private static Subject subject(ExtensionContext context) {
    String name = context.getConfigurationParameter(SUBJECT).orElse("reference");
    if (!name.equals("reference")) {
      throw new IllegalArgumentException("unknown subject: subject=" + name);
    }
    return new ReferenceSubject();
  }

  private static Path directory(ExtensionContext context) {
    return Path.of(
        context
            .getConfigurationParameter(ON)
            .orElseGet(() -> System.getProperty("java.io.tmpdir")));
  }
}
