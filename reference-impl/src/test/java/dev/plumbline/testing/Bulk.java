package dev.plumbline.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntFunction;

/** Sections and descriptions by the hundred thousand. */
public final class Bulk {

  private static final int FIRST_ID = 100;

  private Bulk() {}

  /** Full sections of devices without state. */
  public static byte[] sections(int count, IntFunction<String> name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (int i = 0; i < count; i++) {
        String id = name.apply(i);
        out.writeByte(4);
        out.writeInt(FIRST_ID + i);
        out.writeByte(id.length());
        out.writeBytes(id);
        out.writeLong(1);
        out.writeByte(0x7e);
        out.writeInt(FIRST_ID + i);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A description with equal entries for many devices. */
  public static String description(int count, IntFunction<String> name, String fields) {
    StringBuilder json = new StringBuilder("{\"page_size\":4096,\"devices\":[");
    for (int i = 0; i < count; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"name\":\"")
          .append(name.apply(i))
          .append("\",\"instance_id\":0,\"fields\":[")
          .append(fields)
          .append("]}");
    }
    return json.append("]}").toString();
  }

  /** Equal text again and again, with commas between. */
  public static String list(int count, String element) {
    return (element + ",").repeat(count - 1) + element;
  }
}
