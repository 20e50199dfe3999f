package dev.plumbline.kit.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kit.judge.Verdict;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JUnitXmlTest {

  @Test
  void followsTheCommonRules() throws Exception {
    RunResult run = SampleRuns.threeSubjects();
    for (int i = 0; i < run.subjects().size(); i++) {
      check(JUnitXml.of(run, i));
    }
  }

  @Test
  void theRulesNoticeADocumentThatBreaksThem() throws Exception {
    String good = new String(JUnitXml.of(SampleRuns.threeSubjects(), 1), UTF_8);
    String bad = good.replaceFirst(" classname=\"[^\"]*\"", "");
    assertThat(bad).isNotEqualTo(good);
    assertThatThrownBy(() -> check(bad.getBytes(UTF_8))).hasMessageContaining("classname");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    RunResult run = HostileText.run();
    Element suite = check(JUnitXml.of(run, 0));
    assertThat(suite.getElementsByTagName("script").getLength()).isZero();
    Element failure = only(suite, "failure");
    assertThat(failure.getTextContent())
        .contains("<script>document.title='taken'</script>")
        .contains("]]> <!-- & &amp;")
        .contains("\\u0000 \\u0007 \\u001b[31m \\u202e \\ud800 \\uffff \\u000d\n second line");
    assertThat(property(suite, "plumbline.command")).contains("\\u000d  second line");
  }

  @Test
  void whatIsExpectedIsNoFailure() throws Exception {
    Element suite = check(JUnitXml.of(one(Verdict.CRASH, Verdict.CRASH), 0));
    assertThat(only(suite, "skipped").getAttribute("message"))
        .isEqualTo("known failure: crash: seen");
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
  }

  @Test
  void whatIsWorseFails() throws Exception {
    Element failure = only(check(JUnitXml.of(one(Verdict.CRASH, Verdict.OK), 0)), "failure");
    assertThat(failure.getAttribute("message"))
        .isEqualTo("worse than expected: crash, expected ok");
    assertThat(failure.getAttribute("type")).isEqualTo("crash");
    assertThat(failure.getTextContent())
        .isEqualTo("seen\nclause: docs/format.md#pages\nrepeat: ./plumbline check --case PAG-001");
  }

  @Test
  void whatIsBetterFailsToo() throws Exception {
    Element failure = only(check(JUnitXml.of(one(Verdict.OK, Verdict.CRASH), 0)), "failure");
    assertThat(failure.getAttribute("message"))
        .isEqualTo("better than expected: ok, expected crash");
  }

  @Test
  void whatConformsPasses() throws Exception {
    Element testcase = only(check(JUnitXml.of(one(Verdict.OK, Verdict.OK), 0)), "testcase");
    assertThat(testcase.getAttribute("name"))
        .isEqualTo("PAG-001: What is saved in PAG-001 comes back.");
    assertThat(testcase.getAttribute("classname")).isEqualTo("plumbline.qemu_10_0_2.PAG");
    assertThat(testcase.getElementsByTagName("*").getLength()).isZero();
  }

  @Test
  void whatASubjectCantDoIsSkippedWithTheReason() throws Exception {
    Element suite = check(JUnitXml.of(one(Verdict.UNSUPPORTED, Verdict.OK), 0));
    assertThat(only(suite, "skipped").getAttribute("message")).isEqualTo("unsupported: seen");
  }

  @Test
  void aFailureOfTheKitIsAnError() throws Exception {
    Element suite = check(JUnitXml.of(SampleRuns.threeSubjects(), 1));
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(only(suite, "error").getTextContent()).contains("No space left on device");
  }

  @Test
  void theRunIsInTheProperties() throws Exception {
    Element suite = check(JUnitXml.of(SampleRuns.threeSubjects(), 2));
    assertThat(property(suite, "subject.version")).isEqualTo("11.1.3");
    assertThat(property(suite, "subject.buildId")).startsWith("77d1e0fd");
    assertThat(property(suite, "kernel")).isEqualTo("Linux 6.18.0-amd64 x86_64");
    assertThat(property(suite, "filesystem")).isEqualTo("ext4");
    assertThat(property(suite, "plumbline.seed")).isEqualTo("7");
    assertThat(suite.getAttribute("timestamp")).isEqualTo("2025-11-25T09:03:17");
  }

  @Test
  void noTwoSubjectsShareAFile() {
    RunResult run =
        SampleRuns.of(
            List.of(
                SampleRuns.subject("qemu", "10.0.2", List.of()),
                SampleRuns.subject("qemu", "10.0.2", List.of()),
                SampleRuns.subject("../../etc", "x y", List.of())));
    assertThat(IntStream.range(0, 3).mapToObj(i -> JUnitXml.fileName(run, i)))
        .containsExactly(
            "TEST-plumbline-1-qemu_10_0_2_ext4.xml",
            "TEST-plumbline-2-qemu_10_0_2_ext4_2.xml",
            "TEST-plumbline-3-_etc.xml");
  }

  private static RunResult one(Verdict verdict, Verdict expected) {
    return SampleRuns.single(SampleRuns.result("PAG-001", verdict, expected, "seen"));
  }

  /** The suite, after all rules: the schema's, and that its numbers are those of its cases. */
  private static Element check(byte[] document) throws Exception {
    schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    Document parsed =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(document));
    Element suite = parsed.getDocumentElement();
    for (String[] count :
        new String[][] {
          {"tests", "testcase"},
          {"failures", "failure"},
          {"errors", "error"},
          {"skipped", "skipped"}
        }) {
      assertThat(suite.getAttribute(count[0]))
          .as(count[0])
          .isEqualTo(String.valueOf(suite.getElementsByTagName(count[1]).getLength()));
    }
    return suite;
  }

  private static Schema schema() throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Objects.requireNonNull(JUnitXmlTest.class.getResource("junit.xsd")));
  }

  private static Element only(Element in, String name) {
    NodeList found = in.getElementsByTagName(name);
    assertThat(found.getLength()).as(name).isEqualTo(1);
    return (Element) found.item(0);
  }

  private static String property(Element suite, String name) {
    NodeList all = suite.getElementsByTagName("property");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(p -> p.getAttribute("name").equals(name))
        .map(p -> p.getAttribute("value"))
        .findFirst()
        .orElseThrow();
  }
}
