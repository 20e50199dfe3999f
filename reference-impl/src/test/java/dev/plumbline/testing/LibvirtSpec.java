package dev.plumbline.testing;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A libvirt header to write before a stream.
 *
 * @param order of the saving host
 * @param magic 16 characters
 * @param format 0 raw, 1 gzip, … 6 sparse
 * @param data XML, NUL and cookie
 */
public record LibvirtSpec(ByteOrder order, String magic, int format, String data) {

  /** A complete image with a short XML. */
  public static LibvirtSpec of(ByteOrder order, int format) {
    return of(order, format, "<domain><name>d</name></domain>\0");
  }

  /** A complete image. */
  public static LibvirtSpec of(ByteOrder order, int format, String xml) {
    return new LibvirtSpec(order, "LibvirtQemudSave", format, xml);
  }

  /** The same under another magic. */
  public LibvirtSpec withMagic(String other) {
    return new LibvirtSpec(order, other, format, data);
  }

  void writeTo(Emitter out) {
    byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
    out.bytes("libvirt.magic", magic.getBytes(StandardCharsets.ISO_8859_1));
    out.number("libvirt.version", 4, 2, order);
    out.number("libvirt.dataLength", 4, bytes.length, order);
    out.number("libvirt.wasRunning", 4, 1, order);
    out.number("libvirt.format", 4, format, order);
    out.number("libvirt.cookieOffset", 4, 0, order);
    out.bytes("libvirt.unused", new byte[56]);
    out.bytes("libvirt.data", bytes);
  }
}
