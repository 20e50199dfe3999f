package dev.plumbline.kit.report;

import dev.plumbline.format.Quoted;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One subject's results as JUnit XML, in the form that Surefire and Ant write and Jenkins, GitLab
 * and GitHub's actions read: one {@code testsuite}, a {@code testcase} for each case.
 *
 * <p>As with a run's exit code, only what is not expected counts: {@code failure} is worse or
 * better than expected, {@code error} a failure of the kit itself. Known failures and what is
 * unsupported are {@code skipped}, with the reason.
 */
public final class JUnitXml {

  /** Begins the names of the files; test runners give theirs such ones. */
  public static final String PREFIX = "TEST-plumbline-";

  /** Ends them. */
  public static final String SUFFIX = ".xml";

  private static final DateTimeFormatter WITHOUT_ZONE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunResult run;
  private final SubjectResult subject;
  private final String label;
  private final XMLStreamWriter xml;

  private JUnitXml(RunResult run, int index, XMLStreamWriter xml) {
    this.run = run;
    this.subject = run.subjects().get(index);
    this.label = SubjectLabels.of(run).get(index);
    this.xml = xml;
  }

  /**
   * The document.
   *
   * @param index which of the run's subjects
   */
  public static byte[] of(RunResult run, int index) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      new JUnitXml(run, index, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      // The target is memory, and the document is well formed by construction.
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** The name of a subject's file; no two in a run are the same. */
  public static String fileName(RunResult run, int index) {
    return PREFIX + (index + 1) + "-" + slug(SubjectLabels.of(run).get(index)) + SUFFIX;
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute("name", "plumbline check: " + label);
    attribute("tests", count(subject.cases().size() + subject.problems().size()));
    attribute("failures", count(with(Outcome.FAILURE)));
    attribute("errors", count(subject.problems().size()));
    attribute("skipped", count(with(Outcome.SKIPPED)));
    attribute("time", seconds(subject.cases().stream().mapToDouble(CaseResult::seconds).sum()));
    attribute("timestamp", WITHOUT_ZONE.format(run.started()));
    attribute("hostname", "localhost");
    properties();
    for (CaseResult result : subject.cases()) {
      result(result);
    }
    for (Problem problem : subject.problems()) {
      problem(problem);
    }
    empty("system-out");
    empty("system-err");
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.writeCharacters("\n");
  }

  private void properties() throws XMLStreamException {
    start("properties");
    property("plumbline.version", run.version());
    property("plumbline.command", run.command());
    property("plumbline.seed", Long.toString(run.seed()));
    property("subject", subject.identity().name());
    property("subject.version", subject.identity().version());
    property("subject.buildId", subject.identity().buildId());
    property("kernel", run.kernel());
    property("filesystem", subject.filesystem());
    property("directory", subject.on().toString());
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    empty("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void result(CaseResult result) throws XMLStreamException {
    CaseFacts facts = result.definition();
    start("testcase");
    attribute("name", facts.id() + ": " + facts.holds());
    attribute("classname", className(facts.family()));
    attribute("time", seconds(result.seconds()));
    switch (outcome(result.standing())) {
      case PASSED -> {}
      case SKIPPED -> {
        empty("skipped");
        attribute("message", message(result) + ": " + result.detail());
      }
      case FAILURE -> {
        start("failure");
        attribute("message", message(result));
        attribute("type", result.verdict().word());
        xml.writeCharacters(Quoted.lines(story(result)));
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private void problem(Problem problem) throws XMLStreamException {
    start("testcase");
    attribute("name", problem.caseId());
    attribute("classname", className("kit"));
    attribute("time", "0");
    start("error");
    attribute("message", "the kit itself failed, or its environment: no verdict");
    attribute("type", "problem");
    xml.writeCharacters(Quoted.lines(problem.what()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private enum Outcome {
    PASSED,
    SKIPPED,
    FAILURE
  }

  private static Outcome outcome(Standing standing) {
    return switch (standing) {
      case CONFORMING -> Outcome.PASSED;
      case KNOWN, NOTED, UNSUPPORTED -> Outcome.SKIPPED;
      case WORSE, LESSER, BETTER -> Outcome.FAILURE;
    };
  }

  private long with(Outcome outcome) {
    return subject.cases().stream().filter(r -> outcome(r.standing()) == outcome).count();
  }

  private static String message(CaseResult result) {
    Standing standing = result.standing();
    return standing == Standing.UNSUPPORTED
        ? standing.words()
        : standing.words() + ": " + result.verdict().word() + expected(result);
  }

  private static String expected(CaseResult result) {
    return result.change() != Change.AS_EXPECTED ? ", expected " + result.expectedWords() : "";
  }

  private static String story(CaseResult result) {
    CaseFacts facts = result.definition();
    StringJoiner lines = new StringJoiner("\n");
    lines.add(result.detail());
    lines.add("clause: docs/format.md#" + facts.clause());
    addIf(lines, "bug: ", facts.hunts());
    addIf(lines, "fixed by: ", facts.fixedBy());
    addIf(lines, "repeat: ", result.repeat());
    return lines.toString();
  }

  private static void addIf(StringJoiner lines, String what, String text) {
    if (!text.isEmpty()) {
      lines.add(what + text);
    }
  }

  /** Dots separate packages in class names, so a version can have none. */
  private String className(String family) {
    return "plumbline." + slug(label) + "." + family;
  }

  private static String slug(String text) {
    return text.replaceAll("[^A-Za-z0-9_-]+", "_");
  }

  private static String count(long number) {
    return Long.toString(number);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private void start(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void empty(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement(element);
  }

  /** In one line: parsers make a blank of a line break in an attribute. */
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Quoted.lines(value).replace('\n', ' ').replace('\t', ' '));
  }
}
