package dev.plumbline.kit.merge;

import dev.plumbline.fixtures.SparseCopy;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.Exhibit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries the files that results name from one report's directory to another's. The results may be
 * somebody else's: a name that leads out of the directory, also by way of a symbolic link, is
 * refused.
 */
public final class EvidenceFiles {

  private final Path from;
  private final Path to;

  private EvidenceFiles(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies the files, with their holes.
   *
   * @param run names them relative to {@code from}
   * @param from a report's directory
   * @param to another's
   * @return the run, naming the copies
   * @throws IOException when one can't be copied, isn't there or lies elsewhere
   */
  public static RunResult carry(RunResult run, Path from, Path to) throws IOException {
    EvidenceFiles files = new EvidenceFiles(from.toRealPath(), to.toAbsolutePath().normalize());
    List<SubjectResult> subjects = new ArrayList<>();
    for (SubjectResult subject : run.subjects()) {
      subjects.add(files.subject(subject));
    }
    return new RunResult(
        run.version(),
        run.kernel(),
        run.started(),
        run.seconds(),
        run.seed(),
        run.command(),
        run.shard(),
        subjects);
  }

  private SubjectResult subject(SubjectResult subject) throws IOException {
    List<CaseResult> cases = new ArrayList<>();
    for (CaseResult result : subject.cases()) {
      List<Exhibit> exhibits = new ArrayList<>();
      for (Exhibit exhibit : result.exhibits()) {
        Path file = exhibit.file();
        exhibits.add(
            file == null
                ? exhibit
                : new Exhibit(exhibit.kind(), exhibit.title(), exhibit.text(), copy(file)));
      }
      cases.add(result.with(exhibits));
    }
    return new SubjectResult(
        subject.identity(), subject.on(), subject.filesystem(), cases, subject.problems());
  }

  private Path copy(Path name) throws IOException {
    Path target = to.resolve(name).normalize();
    Path source = from.resolve(name);
    if (name.isAbsolute() || !target.startsWith(to) || target.equals(to)) {
      throw new IOException(name + ": evidence lies outside of " + from);
    }
    if (!Files.isRegularFile(source)) {
      throw new IOException(source + ": evidence that the results name is missing");
    }
    if (!source.toRealPath().startsWith(from)) {
      throw new IOException(name + ": evidence lies outside of " + from);
    }
    Files.createDirectories(target.resolveSibling(""));
    SparseCopy.copy(source, target);
    return target;
  }
}
