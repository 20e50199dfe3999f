package dev.plumbline.map;

import dev.plumbline.format.Finding;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.StreamModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLStreamException;

/** Draws a {@link FileMap}. */
public final class Picture {

  private static final String DOT = "  ·  ";

  private final FileMap map;

  /** A picture of a file. */
  public Picture(FileMap map) {
    this.map = map;
  }

  /** The picture as an SVG document in UTF-8: self-contained, below 1 MB. */
  public byte[] svg() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    double height = height();
    try (SvgCanvas canvas = new SvgCanvas(bytes, Sheet.WIDTH, height, title())) {
      paper(canvas, height);
      draw(canvas);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The picture as a PNG, two pixels to a unit.
   *
   * @throws MissingFontsException when the system has no fonts
   * @throws IOException when it can't be encoded
   */
  public byte[] png() throws IOException {
    double height = height();
    ImageCanvas canvas = new ImageCanvas(Sheet.WIDTH, height);
    paper(canvas, height);
    draw(canvas);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    ImageIO.write(canvas.image(), "png", bytes);
    return bytes.toByteArray();
  }

  private static void paper(Canvas canvas, double height) {
    canvas.fill(Palette.PAPER, new Box(0, 0, Sheet.WIDTH, height));
  }

  private double height() {
    return Math.ceil(draw(new Blank()));
  }

  /** Draws all of it and returns where it ends. */
  double draw(Canvas canvas) {
    double y = head(canvas, 30);
    y = Sheet.card(canvas, y + 6, new Legend(map));
    y = Sheet.card(canvas, y, new Overview(map));
    y = Sheet.cards(canvas, y, List.of(new Front(map.parts()), new Tail(map.parts())));
    Sequence sequence = map.sequence();
    if (sequence != null) {
      y = Sheet.card(canvas, y, new SequencePanel(sequence, map.blocks()));
    }
    return blocks(canvas, y) + 4;
  }

  private String title() {
    return Words.fit(map.name(), 30, true, Sheet.INNER);
  }

  private double head(Canvas canvas, double y) {
    canvas.text(
        Palette.TEXT, 30, true, Canvas.Anchor.START, Sheet.LEFT - Sheet.PAD, y + 24, title());
    double x = Sheet.LEFT - Sheet.PAD;
    double width = Sheet.INNER + 2 * Sheet.PAD;
    double at = y + 36;
    for (String line : facts()) {
      canvas.text(
          Palette.TEXT,
          15,
          false,
          Canvas.Anchor.START,
          x,
          at + 15,
          Words.clip(line, 15, false, width));
      at += 22;
    }
    Finding error = map.firstError();
    if (error != null) {
      String words = "damaged at " + Words.hex(error.offsetBytes()) + ": " + error.message();
      at = Sheet.alarm(canvas, x, at + 2, width, words);
    }
    if (map.lostBytes() > 0) {
      String words =
          Words.bytes(map.lostBytes())
              + " of pages whose bit is set lie in holes of the file: likely lost data";
      at = Sheet.alarm(canvas, x, at + 2, width, words);
    }
    return at;
  }

  private List<String> facts() {
    long stored = map.overview().stored().totalBytes();
    String size =
        Words.bytes(map.sizeBytes())
            + " ("
            + Words.count(map.sizeBytes(), "byte")
            + "), "
            + Words.bytes(stored)
            + " of it stored ("
            + Words.percent(stored, map.sizeBytes())
            + ")";
    StreamModel model = map.model();
    if (model == null) {
      return List.of(size);
    }
    List<String> facts = new ArrayList<>();
    if (map.image() != null) {
      facts.add("libvirt save image, " + map.image().format().word());
    }
    if (model.endBytes() > model.offsetBytes()) {
      facts.add(model.form() == Form.MAPPED_RAM ? "mapped-ram form" : "stream form");
    }
    if (!model.configuration().machine().isEmpty()) {
      facts.add("machine " + Words.fit(model.configuration().machine(), 15, false, 400));
    }
    if (!model.blocks().isEmpty()) {
      long ram = model.blocks().stream().mapToLong(b -> b.usedLengthBytes()).sum();
      facts.add(
          Words.bytes(ram)
              + " of RAM in "
              + Words.count(model.blocks().size(), "block")
              + ", pages of "
              + Words.bytes(model.pageSizeBytes()));
    }
    List<String> capabilities =
        model.configuration().capabilities().stream()
            .limit(20)
            .map(c -> Words.fit(c, 15, false, 300))
            .toList();
    if (!capabilities.isEmpty()) {
      facts.add("capabilities " + String.join(", ", capabilities));
    }
    return facts.isEmpty() ? List.of(size) : List.of(size, String.join(DOT, facts));
  }

  private double blocks(Canvas canvas, double y) {
    Map<Integer, List<Part>> parts = new TreeMap<>();
    Set<Integer> detailed = FileScan.detailed(map.blocks().stream().map(BlockMap::block).toList());
    for (Part part : map.parts()) {
      if (detailed.contains(part.block())) {
        parts.computeIfAbsent(part.block(), b -> new ArrayList<>()).add(part);
      }
    }
    List<BlockPanel> panels =
        detailed.stream()
            .sorted()
            .map(i -> new BlockPanel(map.blocks().get(i), parts.getOrDefault(i, List.of())))
            .toList();
    double at = y;
    for (BlockPanel panel : panels) {
      if (panel.isWide() || panels.size() == 1) {
        at = Sheet.card(canvas, at, panel);
      }
    }
    if (panels.size() > 1) {
      List<Sheet.Panel> narrow = new ArrayList<>();
      panels.stream().filter(p -> !p.isWide()).forEach(narrow::add);
      at = Sheet.cards(canvas, at, narrow);
    }
    return further(canvas, at, detailed);
  }

  private double further(Canvas canvas, double y, Set<Integer> detailed) {
    long bytes = 0;
    long lost = 0;
    for (BlockMap block : map.blocks()) {
      if (!detailed.contains(block.number() - 1)) {
        bytes += block.block().usedLengthBytes();
        lost += block.lostBytes();
      }
    }
    int count = map.blocks().size() - detailed.size();
    if (count == 0) {
      return y;
    }
    String words =
        "and "
            + Words.count(count, "smaller block")
            + " of "
            + Words.bytes(bytes)
            + " in all"
            + (lost > 0 ? ", " + Words.bytes(lost) + " of their set pages in holes" : "");
    canvas.text(
        Palette.TEXT, Sheet.BODY, false, Canvas.Anchor.START, Sheet.LEFT - Sheet.PAD, y + 8, words);
    return y + 24;
  }
}
