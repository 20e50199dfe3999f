package dev.plumbline.kit.edit;

import dev.plumbline.fixtures.SparseCopy;
import dev.plumbline.io.ChannelFile;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Copies a migration file and edits the copy; see {@link Places} for the names of places. */
public final class FileEditor {

  private static final int LONGEST_STRETCH_BYTES = 1 << 24;

  private final ChannelFile file;
  private final Places places;

  private FileEditor(ChannelFile file, Places places) {
    this.file = file;
    this.places = places;
  }

  /**
   * Makes an edited copy.
   *
   * @param whole a file that is in order
   * @param streamOffsetBytes where its stream begins
   * @param copy where the copy goes
   * @param edits such as {@code block[0].header.pageSize = 8192}, done in order; places are those
   *     of the whole file
   * @return the copy
   * @throws IllegalArgumentException when an edit is none or names no place in this file
   * @throws IOException when a file can't be read or written
   */
  public static Path copy(Path whole, long streamOffsetBytes, Path copy, String... edits)
      throws IOException {
    StreamModel model;
    try (MigrationFile file = MigrationFile.open(whole, streamOffsetBytes, BitmapOrder.LITTLE)) {
      model = file.model();
      if (model == null || !file.isComplete()) {
        throw new IllegalArgumentException(
            whole + " is no whole migration file: " + file.findings().all());
      }
    }
    SparseCopy.copy(whole, copy);
    try (ChannelFile file = ChannelFile.openForUpdate(copy)) {
      FileEditor editor = new FileEditor(file, new Places(model));
      for (String edit : edits) {
        editor.apply(Edit.parse(edit));
      }
    }
    return copy;
  }

  private void apply(Edit edit) throws IOException {
    Place place = places.find(edit.place());
    String text = edit.text();
    if (text != null) {
      write(place, text, edit.place());
      return;
    }
    long value = 0;
    for (Edit.Term term : edit.terms()) {
      long one = term.isNumber() ? Places.number(term.word()) : there(term);
      value += term.negative() ? -one : one;
    }
    write(place, value);
  }

  private long there(Edit.Term term) throws IOException {
    Place place = places.find(term.word());
    return term.isOffset() ? place.offsetBytes() : read(place, term.word());
  }

  private long read(Place place, String name) throws IOException {
    return switch (place) {
      case Place.Value number -> {
        long raw = big(number.offsetBytes(), number.bytes());
        yield raw >>> number.keptBits() << number.keptBits();
      }
      case Place.Bit bit -> big(bit.offsetBytes(), 1) >>> bit.bit() & 1;
      case Place.Length _ -> file.sizeBytes();
      case Place.Stretch _, Place.Text _ ->
          throw new IllegalArgumentException(name + " is no number");
    };
  }

  private void write(Place place, long value) throws IOException {
    switch (place) {
      case Place.Value number -> {
        long kept =
            number.keptBits() == 0
                ? 0
                : big(number.offsetBytes(), number.bytes()) & ((1L << number.keptBits()) - 1);
        put(number.offsetBytes(), number.bytes(), value | kept);
      }
      case Place.Bit bit -> {
        long others = big(bit.offsetBytes(), 1) & ~(1L << bit.bit());
        put(bit.offsetBytes(), 1, others | (value & 1) << bit.bit());
      }
      case Place.Stretch stretch -> {
        byte[] bytes = new byte[(int) Math.min(stretch.bytes(), LONGEST_STRETCH_BYTES)];
        Arrays.fill(bytes, (byte) value);
        for (long done = 0; done < stretch.bytes(); done += bytes.length) {
          int length = (int) Math.min(bytes.length, stretch.bytes() - done);
          FullTransfers.writeFully(
              file, ByteBuffer.wrap(bytes, 0, length), stretch.offsetBytes() + done);
        }
      }
      case Place.Length _ -> file.truncate(value);
      case Place.Text _ -> throw new IllegalArgumentException("a text takes a text in quotes");
    }
  }

  private void write(Place place, String text, String name) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (!(place instanceof Place.Text known) || known.bytes() != bytes.length) {
      throw new IllegalArgumentException(
          name + " takes no text of " + bytes.length + " bytes: " + place);
    }
    FullTransfers.writeFully(file, ByteBuffer.wrap(bytes), known.offsetBytes());
  }

  private long big(long offset, int bytes) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES).position(Long.BYTES - bytes);
    if (FullTransfers.readFully(file, number, offset) < bytes) {
      throw new IllegalArgumentException("no " + bytes + " bytes at " + offset + " of the copy");
    }
    return number.getLong(0);
  }

  private void put(long offset, int bytes, long value) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES).putLong(0, value);
    FullTransfers.writeFully(file, number.position(Long.BYTES - bytes), offset);
  }
}
