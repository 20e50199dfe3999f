package dev.plumbline.bench.gate;

import dev.plumbline.format.Quoted;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Rulings as JUnit XML: a {@code testcase} for each gate. One that isn't met is a {@code failure},
 * an inconclusive one an {@code error} of the environment, as with the exit code.
 */
public final class GateXml {

  /** What the file is called. */
  public static final String FILE_NAME = "TEST-plumbline-gate.xml";

  private final XMLStreamWriter xml;

  private GateXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The document. */
  public static byte[] of(List<Ruling> rulings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      new GateXml(xml).write(rulings);
      xml.close();
    } catch (XMLStreamException e) {
      // The target is memory, and the document is well formed by construction.
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private void write(List<Ruling> rulings) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "plumbline gate");
    xml.writeAttribute("tests", Integer.toString(rulings.size()));
    xml.writeAttribute("failures", count(rulings, Verdict.NOT_MET));
    xml.writeAttribute("errors", count(rulings, Verdict.INCONCLUSIVE));
    xml.writeAttribute("skipped", count(rulings, Verdict.SKIPPED));
    xml.writeAttribute("time", seconds(rulings.stream().mapToDouble(Ruling::seconds).sum()));
    for (Ruling ruling : rulings) {
      write(ruling);
    }
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.writeCharacters("\n");
  }

  private void write(Ruling ruling) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testcase");
    int dot = ruling.gate().lastIndexOf('.');
    xml.writeAttribute("classname", "plumbline.gate." + ruling.gate().substring(0, dot));
    xml.writeAttribute("name", ruling.gate().substring(dot + 1));
    xml.writeAttribute("time", seconds(ruling.seconds()));
    switch (ruling.verdict()) {
      case MET -> {}
      case BETTER -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(ruling.verdict().words() + ": " + Quoted.lines(ruling.detail()));
        xml.writeEndElement();
      }
      case SKIPPED -> message("skipped", ruling);
      case INCONCLUSIVE -> message("error", ruling);
      case NOT_MET -> message("failure", ruling);
    }
    xml.writeEndElement();
  }

  private void message(String element, Ruling ruling) throws XMLStreamException {
    xml.writeEmptyElement(element);
    String detail = ruling.verdict().words() + ": " + ruling.detail();
    xml.writeAttribute("message", Quoted.lines(detail).replace('\n', ' '));
  }

  private static String count(List<Ruling> rulings, Verdict verdict) {
    return Long.toString(rulings.stream().filter(r -> r.verdict() == verdict).count());
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}
