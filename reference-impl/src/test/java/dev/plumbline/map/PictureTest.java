package dev.plumbline.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.testing.StreamBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PictureTest {

  private static final int MAX_SVG_BYTES = 1_000_000;

  @TempDir private Path directory;

  @Test
  void partsCoverTheFileWithoutGapOrOverlap() throws Exception {
    Path path =
        StreamBuilder.mapped()
            .block("a", 1025)
            .pages(3, 5, true, true)
            .block("b", 7)
            .build()
            .append(new byte[100])
            .writeTo(directory.resolve("f"));
    List<Part> parts = map(path).parts();
    long at = 0;
    for (Part part : parts) {
      assertThat(part.startBytes()).isEqualTo(at);
      assertThat(part.lengthBytes()).isPositive();
      at = part.endBytes();
    }
    assertThat(at).isEqualTo(Files.size(path));
    assertThat(parts.stream().map(Part::kind))
        .containsExactly(
            PartKind.STREAM_HEADER,
            PartKind.CONFIGURATION,
            PartKind.RAM_HEAD,
            PartKind.BLOCK_HEADER,
            PartKind.MAPPED_HEADER,
            PartKind.BITMAP,
            PartKind.PADDING,
            PartKind.PAGES,
            PartKind.BLOCK_HEADER,
            PartKind.MAPPED_HEADER,
            PartKind.BITMAP,
            PartKind.PADDING,
            PartKind.PAGES,
            PartKind.RAM_END,
            PartKind.COMMAND,
            PartKind.RAM_END,
            PartKind.END,
            PartKind.DESCRIPTION,
            PartKind.TRAILING);
  }

  @Test
  void setPageInAHoleAlarmsAndStoredPageUnderAClearBitIsNoted() throws Exception {
    Path path =
        StreamBuilder.mapped()
            .block("ram", 1024)
            .pages(0, 10, true, true)
            .pages(100, 16, true, false)
            .pages(300, 4, false, true)
            .writeTo(directory.resolve("f"));
    FileMap map = map(path);
    assumeHoles(map);
    assertThat(map.lostBytes()).isEqualTo(16 * 4096);
    assertThat(texts(map))
        .contains(
            "64 KiB of set pages in holes of the file: likely lost",
            "16 KiB stored under clear bits: loaders ignore it");
  }

  @Test
  void wholeFileAlarmsNobody() throws Exception {
    Path path =
        StreamBuilder.mapped()
            .block("ram", 1024)
            .pages(0, 10, true, true)
            .writeTo(directory.resolve("f"));
    assertThat(map(path).lostBytes()).isZero();
    assertThat(texts(map(path))).noneMatch(t -> t.contains("holes of the file"));
  }

  @Test
  void hostileNamesAreTextAndNothingElse() throws Exception {
    Path path =
        StreamBuilder.mapped()
            .machine("m<&>\u0007")
            .block("<script>alert(1)</script>\u001b[31m\"]]>", 3)
            .block("é".repeat(255), 3)
            .block("--><image href='http://example.org/'/>", 3)
            .writeTo(directory.resolve("<svg onload=\"x\">&amp;"));
    Document svg = parse(new Picture(map(path)).svg());
    NodeList all = svg.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      assertThat(all.item(i).getNodeName()).isIn("svg", "title", "style", "path", "text");
    }
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("<svg onload=\\\"x\\\">&amp;");
  }

  @Test
  @Timeout(20)
  void oneTebibyteIsOnePictureOfBoundedSize() throws Exception {
    long pages = 1L << 28;
    StreamBuilder file = StreamBuilder.mapped().block("pc.ram", pages);
    for (int i = 0; i < 500; i++) {
      file.pages(pages / 500 * i, 1, true, i % 7 != 0);
    }
    FileMap map = map(file.block("vga", 4096).writeTo(sparse("tebibyte", 1L << 40)));
    assertThat(new Picture(map).svg()).hasSizeLessThan(MAX_SVG_BYTES);
    assertThat(texts(map)).contains("one cell = 65,536 pages (256 MiB)");
  }

  @Test
  void worstFileThereIsStaysBelowOneMegabyte() throws Exception {
    Random random = new Random(1);
    StreamBuilder file = StreamBuilder.mapped();
    for (int block = 0; block < 40; block++) {
      int pages = block == 0 ? 16 * 256 : 256;
      file.block("block-with-a-name-" + block, pages);
      for (int page = 0; page < pages; page++) {
        file.pages(page, 1, random.nextBoolean(), random.nextBoolean());
      }
    }
    FileMap map = map(file.writeTo(directory.resolve("worst")));
    assertThat(new Picture(map).svg()).hasSizeLessThan(MAX_SVG_BYTES);
    assertThat(texts(map)).anyMatch(t -> t.startsWith("and 20 smaller blocks"));
  }

  @Test
  void truncatedAnywhereItIsStillDrawn() throws Exception {
    Path path =
        StreamBuilder.mapped()
            .block("a", 100)
            .pages(0, 50, true, true)
            .block("b", 5)
            .writeTo(directory.resolve("f"));
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long size = file.size();
      while (size > 0) {
        size -= size > 2_000_000 ? 23_456 : size > 2000 ? 100_001 : 7;
        file.truncate(Math.max(0, size));
        assertThat(parse(new Picture(map(path)).svg()).getDocumentElement().getNodeName())
            .isEqualTo("svg");
      }
    }
  }

  @Test
  void anyByteOfTheStructureMayBeWrong() throws Exception {
    Path path =
        StreamBuilder.mapped()
            .block("a", 100)
            .pages(0, 50, true, true)
            .writeTo(directory.resolve("f"));
    byte[] head = new byte[200];
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      file.read(ByteBuffer.wrap(head), 0);
      Random random = new Random(5);
      for (int i = 0; i < 200; i++) {
        byte[] damaged = head.clone();
        damaged[8 + random.nextInt(head.length - 8)] = (byte) random.nextInt();
        damaged[8 + random.nextInt(head.length - 8)] = (byte) 0xff;
        file.write(ByteBuffer.wrap(damaged), 0);
        assertThatCode(() -> parse(new Picture(map(path)).svg())).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void pngIsThePictureAtTwiceTheSize() throws Exception {
    FileMap map = map(StreamBuilder.mapped().block("ram", 64).writeTo(directory.resolve("f")));
    Document svg = parse(new Picture(map).svg());
    byte[] png;
    try {
      png = new Picture(map).png();
    } catch (MissingFontsException e) {
      Assumptions.abort(String.valueOf(e.getMessage()));
      return;
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth())
        .isEqualTo(2 * Integer.parseInt(svg.getDocumentElement().getAttribute("width")));
    assertThat(image.getHeight())
        .isEqualTo(2 * Integer.parseInt(svg.getDocumentElement().getAttribute("height")));
  }

  private Path sparse(String name, long needBytes) throws IOException {
    Path path = directory.resolve(name);
    try (FileChannel probe =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      probe.write(ByteBuffer.allocate(1), needBytes * 5 / 4);
    } catch (IOException e) {
      Assumptions.abort("this filesystem holds no file of " + needBytes + " bytes");
    }
    return path;
  }

  private static void assumeHoles(FileMap map) {
    Assumptions.assumeTrue(
        map.overview().stored().totalBytes() < map.sizeBytes(), "this filesystem knows no holes");
  }

  private static FileMap map(Path path) throws IOException {
    try (MigrationFile file = MigrationFile.open(path, -1, BitmapOrder.LITTLE)) {
      return FileMap.of(file);
    }
  }

  private static Document parse(byte[] svg) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
  }

  private static List<String> texts(FileMap map) throws Exception {
    NodeList texts = parse(new Picture(map).svg()).getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }
}
