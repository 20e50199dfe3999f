package dev.plumbline.kit.merge;

import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.SubjectResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes one run of {@code check} of its shards. */
public final class CheckMerge {

  private final List<Part<RunResult>> parts;
  private final Part<RunResult> first;

  private CheckMerge(List<Part<RunResult>> parts) {
    this.parts = parts;
    this.first = parts.getFirst();
  }

  /**
   * The whole run: what it would have been in one piece, but for the times, which are from the
   * first start to the last end.
   *
   * @param parts all of its shards, in any order
   * @throws UnfitPartsException when they aren't
   */
  public static RunResult merge(List<Part<RunResult>> parts) throws UnfitPartsException {
    return new CheckMerge(Part.inOrder(parts)).run();
  }

  private RunResult run() throws UnfitPartsException {
    for (Part<RunResult> part : parts) {
      sameRun(part);
    }
    List<SubjectResult> subjects = new ArrayList<>();
    for (int i = 0; i < first.results().subjects().size(); i++) {
      subjects.add(subject(i));
    }
    if (subjects.stream().allMatch(subject -> subject.problems().isEmpty())) {
      checkAllotment(subjects);
    }
    RunResult run = first.results();
    Instant started = parts.stream().map(p -> p.results().started()).min(Instant::compareTo).get();
    Instant ended = parts.stream().map(CheckMerge::end).max(Instant::compareTo).get();
    return new RunResult(
        run.version(),
        parts.stream().map(p -> p.results().kernel()).distinct().collect(Collectors.joining(", ")),
        started,
        Duration.between(started, ended).toNanos() / 1e9,
        run.seed(),
        command(first),
        subjects);
  }

  private void sameRun(Part<RunResult> part) throws UnfitPartsException {
    RunResult own = part.results();
    RunResult other = first.results();
    part.agree(first, "Plumbline's version", own.version(), other.version());
    part.agree(first, "seed", own.seed(), other.seed());
    part.agree(first, "number of subjects", own.subjects().size(), other.subjects().size());
    for (int i = 0; i < own.subjects().size(); i++) {
      part.agree(first, "subject", name(own, i), name(other, i));
    }
    part.agree(first, "command", command(part), command(first));
  }

  /** Who was checked, and where. */
  private static String name(RunResult run, int subject) {
    SubjectResult result = run.subjects().get(subject);
    return "%s, version %s, build '%s', on %s (%s)"
        .formatted(
            result.identity().name(),
            result.identity().version(),
            result.identity().buildId(),
            result.on(),
            result.filesystem());
  }

  /** The command of the whole run. */
  private static String command(Part<RunResult> part) {
    String command = part.results().command();
    String own = shardWords(part);
    return command.endsWith(own) ? command.substring(0, command.length() - own.length()) : command;
  }

  private static String shardWords(Part<RunResult> part) {
    return " --shard " + part.shard();
  }

  private static Instant end(Part<RunResult> part) {
    return part.results().started().plusNanos(Math.round(part.results().seconds() * 1e9));
  }

  private SubjectResult subject(int index) throws UnfitPartsException {
    Map<String, Part<RunResult>> owners = new TreeMap<>();
    List<CaseResult> cases = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Part<RunResult> part : parts) {
      SubjectResult own = part.results().subjects().get(index);
      for (CaseResult result : own.cases()) {
        String id = result.definition().id();
        Part<RunResult> other = owners.putIfAbsent(id, part);
        if (other != null) {
          throw new UnfitPartsException(
              "%s and %s both hold %s of %s"
                  .formatted(other.source(), part.source(), id, own.identity().name()));
        }
      }
      cases.addAll(own.cases());
      problems.addAll(own.problems());
    }
    SubjectResult any = first.results().subjects().get(index);
    return new SubjectResult(
        any.identity(),
        any.on(),
        any.filesystem(),
        cases.stream().sorted(Comparator.comparing(c -> c.definition().id())).toList(),
        // What is wrong before any case can begin is met by each shard.
        problems.stream().distinct().sorted(Comparator.comparing(Problem::caseId)).toList());
  }

  /** A case that is missing, or one too many, moves the others to where they don't belong. */
  private void checkAllotment(List<SubjectResult> subjects) throws UnfitPartsException {
    for (SubjectResult subject : subjects) {
      if (!ids(subject).equals(ids(subjects.getFirst()))) {
        throw new UnfitPartsException(
            "cases of %s: expected those of %s: one is missing from some shard, or they chose from"
                    .formatted(subject.identity().name(), subjects.getFirst().identity().name())
                + " different cases");
      }
    }
    for (Part<RunResult> part : parts) {
      for (int i = 0; i < subjects.size(); i++) {
        List<String> all = ids(subjects.get(i));
        Set<String> own = Set.copyOf(new Allotment(part.shard(), all.size()).of(i, all));
        for (String id : ids(part.results().subjects().get(i))) {
          if (!own.contains(id)) {
            throw new UnfitPartsException(
                "%s holds %s of %s, which isn't shard %s's: a case is missing from some shard, or"
                        .formatted(
                            part.source(), id, subjects.get(i).identity().name(), part.shard())
                    + " they chose from different cases");
          }
        }
      }
    }
  }

  private static List<String> ids(SubjectResult subject) {
    return subject.cases().stream().map(result -> result.definition().id()).toList();
  }
}
