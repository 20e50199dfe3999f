package dev.plumbline.convert;

import dev.plumbline.libvirt.SaveFormat;
import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.libvirt.SaveImageWriter;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.Form;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the stream: nothing, or a libvirt header with domain XML.
 *
 * @param example the image whose header and XML it gets, or null for none
 */
public record Wrapper(@Nullable MigrationFile example) {

  /** A bare stream. */
  public static final Wrapper NONE = new Wrapper(null);

  /**
   * That of a file: none if it has none.
   *
   * @param file opened, and open until the conversion is done
   */
  public static Wrapper of(MigrationFile file) {
    return file.saveImage() == null ? NONE : new Wrapper(file);
  }

  ByteBuffer bytes(Form form) throws IOException {
    if (example == null) {
      return ByteBuffer.allocate(0);
    }
    SaveImage image = Objects.requireNonNull(example.saveImage());
    return SaveImageWriter.like(example.file(), image, format(form));
  }

  /** libvirt's name for a form. */
  public static SaveFormat format(Form form) {
    return switch (form) {
      case STREAM -> SaveFormat.RAW;
      case MAPPED_RAM -> SaveFormat.SPARSE;
    };
  }
}
