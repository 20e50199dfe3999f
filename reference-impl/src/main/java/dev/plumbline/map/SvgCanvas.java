package dev.plumbline.map;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes SVG: one self-contained document, no script; dark where the reader's system is. */
final class SvgCanvas implements Canvas, AutoCloseable {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final XMLStreamWriter out;

  SvgCanvas(OutputStream target, double width, double height, String title)
      throws XMLStreamException {
    out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(target, "UTF-8");
    out.writeStartDocument("UTF-8", "1.0");
    out.setDefaultNamespace(NAMESPACE);
    out.writeStartElement("svg");
    out.writeDefaultNamespace(NAMESPACE);
    out.writeAttribute("width", number(width));
    out.writeAttribute("height", number(height));
    out.writeAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
    out.writeAttribute("role", "img");
    out.writeAttribute("font-family", "sans-serif");
    out.writeStartElement("title");
    out.writeCharacters(title);
    out.writeEndElement();
    out.writeStartElement("style");
    out.writeCharacters(style());
    out.writeEndElement();
  }

  private static String style() {
    StringBuilder light = new StringBuilder("\n.c{shape-rendering:crispEdges}.l{fill:none}\n");
    StringBuilder dark = new StringBuilder("@media (prefers-color-scheme:dark){\n");
    for (Ink ink : Palette.all()) {
      rule(light, ink.id(), ink.light());
      if (ink.dark() != ink.light()) {
        rule(dark, ink.id(), ink.dark());
      }
    }
    return light.append(dark).append("}\n").toString();
  }

  private static void rule(StringBuilder css, String id, int rgb) {
    css.append('.').append(id).append("{fill:").append(Ink.css(rgb)).append('}');
    css.append(".l.").append(id).append("{fill:none;stroke:").append(Ink.css(rgb)).append("}\n");
  }

  @Override
  public void fill(Ink ink, List<Box> boxes) {
    if (boxes.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder(boxes.size() * 20);
    for (Box box : boxes) {
      path.append('M').append(number(box.x())).append(' ').append(number(box.y()));
      path.append('h').append(number(box.width()));
      path.append('v').append(number(box.height()));
      path.append('h').append(number(-box.width())).append('z');
    }
    path("c " + ink.id(), path);
  }

  @Override
  public void polygon(Ink ink, double... points) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      path.append(i == 0 ? 'M' : 'L').append(number(points[i]));
      path.append(' ').append(number(points[i + 1]));
    }
    path(ink.id(), path.append('z'));
  }

  @Override
  public void lines(Ink ink, double width, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (Line line : lines) {
      path.append('M').append(number(line.x1())).append(' ').append(number(line.y1()));
      path.append('L').append(number(line.x2())).append(' ').append(number(line.y2()));
    }
    write(() -> {
      out.writeEmptyElement("path");
      out.writeAttribute("class", "l " + ink.id());
      if (width != 1) {
        out.writeAttribute("stroke-width", number(width));
      }
      out.writeAttribute("d", path.toString());
      out.writeCharacters("\n");
    });
  }

  @Override
  public void text(
      Ink ink, double size, boolean bold, Anchor anchor, double x, double y, String text) {
    write(() -> {
      out.writeStartElement("text");
      out.writeAttribute("class", ink.id());
      out.writeAttribute("x", number(x));
      out.writeAttribute("y", number(y));
      out.writeAttribute("font-size", number(size));
      if (bold) {
        out.writeAttribute("font-weight", "bold");
      }
      if (anchor != Anchor.START) {
        out.writeAttribute("text-anchor", anchor.name().toLowerCase(Locale.ROOT));
      }
      out.writeCharacters(text);
      out.writeEndElement();
      out.writeCharacters("\n");
    });
  }

  private void path(String cssClass, StringBuilder path) {
    write(() -> {
      out.writeEmptyElement("path");
      out.writeAttribute("class", cssClass);
      out.writeAttribute("d", path.toString());
      out.writeCharacters("\n");
    });
  }

  @Override
  public void close() {
    write(() -> {
      out.writeEndDocument();
      out.close();
    });
  }

  /** At most two decimals, none when it is whole. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    String text = Long.toString(hundredths / 100);
    if (hundredths < 0 && hundredths > -100) {
      text = "-0";
    }
    long rest = Math.abs(hundredths % 100);
    if (rest == 0) {
      return hundredths == 0 ? "0" : text;
    }
    return text + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }

  private void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      // The target is memory: it doesn't fail, and the document is well formed by construction.
      throw new IllegalStateException(e);
    }
  }
}
