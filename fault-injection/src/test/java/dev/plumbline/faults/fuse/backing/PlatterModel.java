package dev.plumbline.faults.fuse.backing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What programs see and what a disk has, in memory: what {@link JournaledStore} is held to. */
final class PlatterModel {

  /** The subject of all names; files have their numbers. */
  static final int DIRECTORY = -1;

  /** Files by name, and their contents. */
  static final class State {
    final Map<String, Integer> names = new TreeMap<>();
    final Map<Integer, byte[]> contents = new TreeMap<>();

    State copy() {
      State copy = new State();
      copy.names.putAll(names);
      copy.contents.putAll(contents);
      return copy;
    }

    /** The content that each name leads to. */
    Map<String, byte[]> visible() {
      Map<String, byte[]> visible = new TreeMap<>();
      names.forEach((name, file) -> visible.put(name, contents.get(file)));
      return visible;
    }
  }

  /** Something that is done to a state. */
  @FunctionalInterface
  interface Step {
    void on(State state);
  }

  private record Unsynced(int subject, Step step) {}

  final State live = new State();
  private final State platter = new State();
  private final List<Unsynced> unsynced = new ArrayList<>();

  private void change(int subject, Step step) {
    step.on(live);
    unsynced.add(new Unsynced(subject, step));
  }

  void write(int file, int offset, byte[] data) {
    change(
        file,
        s -> {
          byte[] old = s.contents.get(file);
          byte[] content = Arrays.copyOf(old, Math.max(old.length, offset + data.length));
          System.arraycopy(data, 0, content, offset, data.length);
          s.contents.put(file, content);
        });
  }

  void resize(int file, int size) {
    change(file, s -> s.contents.put(file, Arrays.copyOf(s.contents.get(file), size)));
  }

  void punch(int file, int offset, int length) {
    change(
        file,
        s -> {
          byte[] content = s.contents.get(file).clone();
          int end = Math.min(content.length, offset + length);
          if (end > offset) {
            Arrays.fill(content, offset, end, (byte) 0);
          }
          s.contents.put(file, content);
        });
  }

  void extend(int file, int offset, int length) {
    change(
        file,
        s -> {
          byte[] content = s.contents.get(file);
          s.contents.put(file, Arrays.copyOf(content, Math.max(content.length, offset + length)));
        });
  }

  void appear(String name, int file) {
    live.contents.putIfAbsent(file, new byte[0]);
    platter.contents.putIfAbsent(file, new byte[0]);
    change(DIRECTORY, s -> s.names.put(name, file));
  }

  void vanish(String name) {
    change(DIRECTORY, s -> s.names.remove(name));
  }

  void rename(String from, String to) {
    change(
        DIRECTORY,
        s -> {
          Integer file = s.names.get(from);
          if (file != null && !file.equals(s.names.get(to))) {
            s.names.remove(from);
            s.names.put(to, file);
          }
        });
  }

  void sync(int subject) {
    boolean any = false;
    for (Unsynced one : unsynced) {
      if (one.subject() == subject) {
        one.step().on(platter);
        any = true;
      }
    }
    if (any && subject != DIRECTORY) {
      // The length that is synced is the one that programs see.
      int length = live.contents.get(subject).length;
      platter.contents.compute(subject, (_, content) -> Arrays.copyOf(content, length));
    }
    unsynced.removeIf(one -> one.subject() == subject);
  }

  /** A failed sync: the changes never get there, and nobody asks again. */
  void forget(int file) {
    unsynced.removeIf(one -> one.subject() == file);
  }

  int unsyncedChanges() {
    return unsynced.size();
  }

  byte[] synced(int file) {
    return platter.contents.get(file);
  }

  /** What is there after a power cut that these survive. */
  State after(List<Integer> survivors) {
    State left = platter.copy();
    for (int survivor : survivors) {
      unsynced.get(survivor).step().on(left);
    }
    return left;
  }
}
