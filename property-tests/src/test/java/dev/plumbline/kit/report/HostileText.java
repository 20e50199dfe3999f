package dev.plumbline.kit.report;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.subject.Identity;
import java.nio.file.Path;
import java.util.List;

/** A run in which every text is somebody's who means us harm. */
public final class HostileText {

  /** Breaks out of text, of attributes, of scripts, of CDATA, of one line, of one direction. */
  public static final String TEXT =
      "</td></script></style></template></dialog><script>document.title='taken'</script>"
          + "<img src=x onerror=\"document.title='taken'\"><style>body{display:none}</style>"
          + "\"' onfocus=document.title='taken' autofocus x=' ]]> <!-- & &amp; &#39; ${x} `"
          + " \u0000 \u0007 \u001b[31m \u202e \ud800 \uffff \r\n second line";

  private HostileText() {}

  /** One case that conforms, one that doesn't, and a problem. */
  public static RunResult run() {
    CaseFacts facts =
        new CaseFacts("HDR-001", Level.REQUIRED, TEXT, TEXT, TEXT, TEXT, List.of(Verdict.REJECTED));
    CaseFacts other =
        new CaseFacts("HDR-002", Level.OBSERVED, TEXT, TEXT, TEXT, TEXT, List.of(Verdict.OK));
    List<Exhibit> exhibits =
        List.of(
            Exhibit.text(TEXT, TEXT),
            Exhibit.counterexample(TEXT),
            new Exhibit(Exhibit.Kind.FILE, TEXT, "", Path.of("<b>\"evidence'")),
            new Exhibit(Exhibit.Kind.PICTURE, TEXT, "", Path.of("hostile.svg")));
    SubjectResult subject =
        new SubjectResult(
            new Identity(TEXT, TEXT, TEXT, TEXT),
            Path.of("/srv/<b>\"vm'"),
            TEXT,
            List.of(
                new CaseResult(
                    facts, Verdict.CRASH, List.of(Verdict.REJECTED), 1, TEXT, exhibits, TEXT),
                new CaseResult(other, Verdict.OK, List.of(Verdict.OK), 1, TEXT, exhibits, TEXT)),
            List.of(new Problem(TEXT, TEXT)));
    RunResult plain = SampleRuns.of(List.of(subject, subject));
    return new RunResult(
        TEXT, TEXT, plain.started(), plain.seconds(), plain.seed(), TEXT, plain.subjects());
  }
}
