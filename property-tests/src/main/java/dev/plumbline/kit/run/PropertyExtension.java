package dev.plumbline.kit.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.FixedSeedMode;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Runs jqwik's properties that are cases: seed and number of tries come from the session, each try
 * has a {@link CaseRun}, which it finds by {@link KitSession#attempt}.
 */
public final class PropertyExtension implements AroundPropertyHook, AroundTryHook {

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) throws Throwable {
    Case definition = context.targetMethod().getAnnotation(Case.class);
    if (definition == null) {
      throw new IllegalStateException(context.targetMethod() + " is no @Case");
    }
    KitSession session = KitSession.current();
    PropertyAttributes attributes = context.attributes();
    attributes.setSeed(Long.toString(session.seedOf(definition)));
    attributes.setWhenFixedSeed(FixedSeedMode.ALLOW);
    attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
    attributes.setShrinking(ShrinkingMode.FULL);
    attributes.setTries(session.triesOf(context.targetMethod()));
    PropertyRun run = session.beginProperty(definition);
    PropertyExecutionResult result = property.execute();
    Throwable reason = run.reason(result.throwable().orElse(null));
    session.finished(definition, run.finished(reason));
    return reason == null ? result : result.mapToFailed(reason);
  }

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor attempt, List<Object> parameters) {
    try {
      return KitSession.current().property().attempt(attempt, parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
