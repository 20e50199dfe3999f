package dev.plumbline.device;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a field's bytes mean, as far as its type tells. */
public final class FieldValue {

  private static final Set<String> OPAQUE = Set.of("buffer", "unused_buffer", "bitmap", "virtio");

  private FieldValue() {}

  /**
   * The number that a field holds.
   *
   * @param bytes big-endian, as in the stream
   * @return null when its type is no number: the bytes are all there is
   */
  public static @Nullable BigInteger number(FieldDescription field, byte[] bytes) {
    if (bytes.length == 0 || bytes.length > Long.BYTES || OPAQUE.contains(field.type())) {
      return null;
    }
    boolean signed = field.type().startsWith("int") || field.type().equals("timer");
    boolean number = signed || field.type().startsWith("uint") || field.type().equals("bool");
    if (!number) {
      return null;
    }
    return signed ? new BigInteger(bytes) : new BigInteger(1, bytes);
  }

  /** Whether the field is a truth value. */
  public static boolean isBool(FieldDescription field) {
    return field.type().equals("bool");
  }

  /** The bytes as hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
