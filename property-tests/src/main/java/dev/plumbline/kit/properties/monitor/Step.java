package dev.plumbline.kit.properties.monitor;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One thing that is done to a running QEMU. Its text is for people. */
sealed interface Step {

  /** {@code migrate-set-capabilities}, all in one command. */
  record SetCapabilities(SortedMap<String, Boolean> wanted) implements Step {
    public SetCapabilities {
      wanted = Collections.unmodifiableSortedMap(new TreeMap<>(wanted));
    }

    @Override
    public String toString() {
      return wanted.entrySet().stream()
          .map(e -> e.getKey() + (e.getValue() ? " on" : " off"))
          .collect(Collectors.joining(", "));
    }
  }

  /** {@code migrate-set-parameters}, all in one command. */
  record SetParameters(SortedMap<String, Object> wanted) implements Step {
    public SetParameters {
      wanted = Collections.unmodifiableSortedMap(new TreeMap<>(wanted));
    }

    @Override
    public String toString() {
      return wanted.entrySet().stream()
          .map(e -> e.getKey() + "=" + e.getValue())
          .collect(Collectors.joining(", "));
    }
  }

  /** Begins a save and doesn't wait for its end. */
  record Migrate(Target target) implements Step {
    @Override
    public String toString() {
      return "begin to save to " + target;
    }
  }

  /** Whatever goes on is made as fast as can be, and waited for. */
  record Finish() implements Step {
    @Override
    public String toString() {
      return "finish";
    }
  }

  /** A command without arguments, whether it makes sense or not. */
  record Command(String name) implements Step {
    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code migrate-continue}. */
  record Continue(String state) implements Step {
    @Override
    public String toString() {
      return "migrate-continue from " + state;
    }
  }

  /** {@code migrate-incoming} on a machine that is no destination. */
  record Incoming() implements Step {
    @Override
    public String toString() {
      return "migrate-incoming";
    }
  }

  /** Time passes. */
  record Nap(int millis) implements Step {
    @Override
    public String toString() {
      return "wait " + millis + " ms";
    }
  }
}
