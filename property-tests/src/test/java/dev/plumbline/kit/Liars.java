package dev.plumbline.kit;

import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.Inspection;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Subjects that claim to be able of everything, and are wrong in one simple way each. */
final class Liars {

  private static final int PAGE_BYTES = 4096;
  private static final Outcome YES = new Outcome.Accepted(Evidence.NOTHING);
  private static final Outcome NO = new Outcome.Refused("no", Evidence.NOTHING);
  private static final Outcome DEAD = new Outcome.Crashed("SIGSEGV", Evidence.NOTHING);

  private Liars() {}

  /** All of them, by what they do. The last is wrong in too plain a way to show much. */
  static SequencedMap<String, AlteredSubject> all() {
    SequencedMap<String, AlteredSubject> all = new LinkedHashMap<>();
    all.put(
        "loads, and calls that a success whatever came of it",
        new Liar() {
          @Override
          public Outcome load(LoadRequest request) throws IOException {
            super.load(request);
            return YES;
          }
        });
    all.put(
        "loads, and calls that a failure",
        new Liar() {
          @Override
          public Outcome load(LoadRequest request) throws IOException {
            super.load(request);
            return NO;
          }
        });
    all.put(
        "calls a load a success without looking at the file",
        new Liar() {
          @Override
          public Outcome load(LoadRequest request) {
            return YES;
          }
        });
    all.put(
        "saves, and calls that a success whatever came of it",
        new Liar() {
          @Override
          public Outcome save(SaveRequest request) throws IOException {
            super.save(request);
            return YES;
          }
        });
    all.put(
        "saves, and calls that a failure",
        new Liar() {
          @Override
          public Outcome save(SaveRequest request) throws IOException {
            super.save(request);
            return NO;
          }
        });
    all.put(
        "loses a page of what it saved",
        new Liar() {
          @Override
          public Outcome save(SaveRequest request) throws IOException {
            Outcome outcome = super.save(request);
            if (outcome instanceof Outcome.Accepted && Files.exists(request.file())) {
              spoil(request);
            }
            return outcome;
          }
        });
    all.put(
        "calls a save a success and writes nothing",
        new Liar() {
          @Override
          public Outcome save(SaveRequest request) {
            return YES;
          }
        });
    all.put(
        "leaves something behind and takes it for whole",
        new Liar() {
          @Override
          public Outcome save(SaveRequest request) throws IOException {
            if (!Files.exists(request.file())) {
              Files.createFile(request.file());
            }
            return super.save(request);
          }

          @Override
          public Outcome load(LoadRequest request) {
            return YES;
          }
        });
    all.put(
        "finds one page in every file",
        new Liar() {
          @Override
          public Inspection inspect(Path file, long offset) {
            return new Inspection("none", "none", PAGE_BYTES, 1, Map.of("m0", (long) PAGE_BYTES));
          }
        });
    all.put(
        "dies",
        new Liar() {
          @Override
          public Outcome save(SaveRequest request) {
            return DEAD;
          }

          @Override
          public Outcome load(LoadRequest request) {
            return DEAD;
          }
        });
    return all;
  }

  /** One that is as able and does all as it should. */
  static AlteredSubject honest() {
    return new Liar();
  }

  /** In the middle, where there are pages. */
  private static void spoil(SaveRequest request) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(request.file().toFile(), "rw")) {
      file.seek(file.length() / 2 / PAGE_BYTES * PAGE_BYTES);
      file.write(new byte[16 * PAGE_BYTES]);
    }
  }

  /** One that claims everything and knows any machine. */
  private static class Liar extends AlteredSubject {

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.allOf(Capability.class);
    }
  }
}
