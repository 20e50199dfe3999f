package dev.plumbline.device;

import java.io.IOException;

/** Receives device state as it is decoded. */
public interface DeviceVisitor {

  /** Ignores everything: decoding then only measures and checks. */
  DeviceVisitor NONE = new DeviceVisitor() {};

  /** A structure begins: a struct field, one of its array's elements, or a subsection. */
  default void enter(String name, int index, StructDescription struct, boolean subsection)
      throws IOException {}

  /** The structure ends. */
  default void leave() throws IOException {}

  /**
   * A value.
   *
   * @param field its description
   * @param index its place in an array, or -1
   * @param offsetBytes where its bytes are, absolute in the file
   * @param bytes its bytes, or their beginning when there are more than {@link
   *     DeviceDecoder#MAX_VALUE_BYTES}, or all values more than {@link
   *     DeviceDecoder#MAX_DEVICE_VALUE_BYTES}
   */
  default void value(FieldDescription field, int index, long offsetBytes, byte[] bytes)
      throws IOException {}

  /** Whether {@link #value} wants the bytes; otherwise they are skipped unread. */
  default boolean wantsValues() {
    return false;
  }
}
