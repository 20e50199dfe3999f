package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.RamSpec;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the stream form of a bare machine's RAM, by the letter of {@code docs/format.md} and by
 * none of the reference's code. Nobody needs to have saved it.
 */
final class StreamForm {

  private static final int ZERO = 0x02;
  private static final int SIZES = 0x04;
  private static final int PAGE = 0x08;
  private static final int END_OF_PART = 0x10;
  private static final int SAME_BLOCK = 0x20;
  private static final int RAM_ID = 2;

  /**
   * One page as it is sent.
   *
   * @param block the block's number
   * @param page the page's number in the block
   * @param content what is sent; what the page holds in the end is what is sent last
   */
  record Sent(int block, long page, RamPattern content) {}

  private final DataOutputStream out;
  private final List<RamSpec> blocks;
  private final byte[] page = new byte[RamPattern.PAGE_BYTES];
  private int lastBlock = -1;

  private StreamForm(DataOutputStream out, List<RamSpec> blocks) {
    this.out = out;
    this.blocks = blocks;
  }

  /**
   * Writes a file.
   *
   * @param blocks the machine's RAM; only names and lengths count
   * @param rounds pages in the order in which they are sent, a part of the section for each list
   */
  static void write(Path file, List<RamSpec> blocks, List<List<Sent>> rounds) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      new StreamForm(out, blocks).writeAll(rounds);
    }
  }

  private void writeAll(List<List<Sent>> rounds) throws IOException {
    out.writeInt(0x5145564d);
    out.writeInt(3);
    out.writeByte(7);
    out.writeInt(4);
    out.writeBytes("none");
    out.writeByte(1);
    out.writeInt(RAM_ID);
    text("ram");
    out.writeInt(0);
    out.writeInt(4);
    long total = blocks.stream().mapToLong(RamSpec::lengthBytes).sum();
    out.writeLong(total | SIZES);
    for (RamSpec block : blocks) {
      text(block.name());
      out.writeLong(block.lengthBytes());
    }
    endOfPart();
    for (int i = 0; i < rounds.size(); i++) {
      out.writeByte(i == rounds.size() - 1 ? 3 : 2);
      out.writeInt(RAM_ID);
      lastBlock = -1;
      for (Sent sent : rounds.get(i)) {
        send(sent);
      }
      endOfPart();
    }
    out.writeByte(0);
    byte[] json = "{\"page_size\": 4096, \"devices\": []}".getBytes(StandardCharsets.UTF_8);
    out.writeByte(6);
    out.writeInt(json.length);
    out.write(json);
  }

  private void send(Sent sent) throws IOException {
    RamSpec block = blocks.get(sent.block());
    boolean content = sent.content().fill(block.name(), sent.page(), page);
    int same = sent.block() == lastBlock ? SAME_BLOCK : 0;
    out.writeLong(sent.page() * RamPattern.PAGE_BYTES | (content ? PAGE : ZERO) | same);
    if (same == 0) {
      text(block.name());
    }
    lastBlock = sent.block();
    if (content) {
      out.write(page);
    } else {
      out.writeByte(0);
    }
  }

  private void endOfPart() throws IOException {
    out.writeLong(END_OF_PART);
    out.writeByte(0x7e);
    out.writeInt(RAM_ID);
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    out.writeByte(bytes.length);
    out.write(bytes);
  }
}
