package dev.plumbline.kit.report;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.subject.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Expectations in files: those that come with the kit, and a user's own. */
public final class ExpectationFiles {

  private static final int LARGEST_BYTES = 1 << 20;

  private ExpectationFiles() {}

  /**
   * Those that come with the kit: one file for each known version, or for all of a kind.
   *
   * @param known ids of all cases
   * @return nothing when this version isn't known
   * @throws IOException when the resource can't be read
   */
  public static Optional<Expectations> builtIn(Identity subject, Collection<String> known)
      throws IOException {
    for (String name : List.of(Expectations.section(subject), subject.kind())) {
      String resource = "expectations/" + name + ".txt";
      // A command may call itself anything.
      if (name.matches("[a-z0-9.-]+")) {
        try (InputStream in = ExpectationFiles.class.getResourceAsStream(resource)) {
          if (in != null) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(Expectations.parse(text, resource, known));
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A user's.
   *
   * @param known ids of all cases
   * @throws IllegalArgumentException when it isn't what it should be
   * @throws IOException when it can't be read
   */
  public static Expectations read(Path file, Collection<String> known) throws IOException {
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IllegalArgumentException(file + ": more than " + LARGEST_BYTES + " bytes");
    }
    return Expectations.parse(Files.readString(file), file.toString(), known);
  }

  /**
   * Writes what came out as what is expected from now on. Lines of cases that did not run stay, and
   * so do comments where the verdict is the same.
   *
   * @param file replaced; may be missing
   * @param old what it held
   * @param run what came out
   * @throws IOException when it can't be written
   */
  public static void update(Path file, Expectations old, RunResult run) throws IOException {
    SequencedMap<String, SortedMap<String, Expectations.Line>> sections = new LinkedHashMap<>();
    for (String name : old.sectionNames()) {
      sections.put(name, new TreeMap<>(old.lines(name)));
    }
    // A file for one subject needs no sections.
    boolean plain =
        run.subjects().size() == 1
            && sections.keySet().stream().allMatch(Expectations.EVERYBODY::equals);
    for (SubjectResult subject : run.subjects()) {
      String name = plain ? Expectations.EVERYBODY : Expectations.section(subject.identity());
      SortedMap<String, Expectations.Line> lines =
          sections.computeIfAbsent(name, _ -> new TreeMap<>());
      for (CaseResult result : subject.cases()) {
        Expectations.Line known = lines.remove(result.definition().id());
        if (!result.conforms()) {
          boolean same = known != null && known.verdicts().contains(result.verdict());
          lines.put(
              result.definition().id(),
              same ? known : new Expectations.Line(List.of(result.verdict()), comment(result)));
        }
      }
    }
    Files.write(file, lines(sections));
  }

  private static String comment(CaseResult result) {
    String fix = result.definition().fixedBy();
    return fix.isEmpty() ? result.definition().hunts() : "fixed by " + fix;
  }

  private static List<String> lines(
      SequencedMap<String, SortedMap<String, Expectations.Line>> sections) {
    List<String> text = new ArrayList<>();
    text.add("# Verdicts that are expected although they don't conform: see docs/kit.md.");
    sections.forEach((name, lines) -> {
      text.add("");
      if (!name.equals(Expectations.EVERYBODY)) {
        text.add("[" + name + "]");
      }
      lines.forEach((id, line) ->
          text.add(
              (String.format("%s  %-17s", id, Verdict.words(line.verdicts()))
                      + (line.comment().isEmpty() ? "" : "  # " + line.comment()))
                  .stripTrailing()));
    });
    return text;
  }
}
