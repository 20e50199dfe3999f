package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Landmark;
import dev.plumbline.format.FindingList;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.libvirt.SaveImageReader;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.StreamHeader;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A layout that is found in the file itself, while it is written or read: the writer's headers go
 * by, or are there already. Of a list of blocks that is still being written, those parts are known
 * whose headers are, and where the next header begins; a file is looked at no more once its list is
 * whole, unless that is written again.
 *
 * <p>The stream may begin anywhere: where a write begins with its magic or, as some writers
 * withhold that until all else is in place, with the configuration section that follows it; in a
 * file that is only read, at 0, behind a libvirt header, or wherever its magic is found first.
 */
public final class FoundLayout implements Layout {

  /** Writes longer than this hold pages, not headers. */
  private static final int MAX_HEADER_WRITE_BYTES = 1 << 18;

  private static final int SEARCHED_BYTES = 1 << 20;
  private static final int CONFIGURATION = 0x07;

  private final FileView file;
  private long startBytes = -1;
  private @Nullable KnownLayout known;
  private boolean whole;
  private boolean otherForm;
  private boolean changed = true;

  /**
   * A layout of a file.
   *
   * @param soFar reads what the file holds, without what is being written
   */
  public FoundLayout(FileBytes soFar) {
    this.file = new FileView(soFar);
  }

  @Override
  public synchronized void observe(Event event) {
    switch (event.call()) {
      case WRITE -> written(event);
      case TRUNCATE -> {
        changed = true;
        if (startBytes >= 0 && event.offsetBytes() <= startBytes) {
          forget();
        }
      }
      default -> {}
    }
  }

  private void forget() {
    startBytes = -1;
    known = null;
    whole = false;
    otherForm = false;
  }

  private void written(Event event) {
    changed = true;
    ByteBuffer content = event.content();
    if (content == null || content.remaining() > MAX_HEADER_WRITE_BYTES) {
      return;
    }
    if (whole && known != null && touchesFrame(known, event)) {
      whole = false;
    }
    if (startBytes < 0) {
      startBytes = startIn(event.offsetBytes(), content);
    }
    if (!whole && startBytes >= 0) {
      look(event);
    }
  }

  /** The first bytes apart: they may be withheld, and say nothing of where things are. */
  private static boolean touchesFrame(KnownLayout layout, Event event) {
    ByteRange touched = event.range();
    long behindMagic = layout.startBytes() + StreamHeader.SIZE_BYTES;
    if (touched == null || touched.endBytes() <= behindMagic) {
      return false;
    }
    boolean found = touched.touches(new ByteRange(behindMagic, layout.blocksBytes()));
    for (int i = 0; i < layout.blocks().size() && !found; i++) {
      ByteRange block = layout.find(Landmark.header(i), event);
      found = block != null && block.touches(touched);
    }
    return found;
  }

  private static long startIn(long offset, ByteBuffer content) {
    int at = content.position();
    if (content.remaining() >= StreamHeader.SIZE_BYTES
        && content.getLong(at) == StreamHeader.START) {
      return offset;
    }
    boolean configuration =
        content.remaining() >= 1 + Integer.BYTES
            && content.get(at) == CONFIGURATION
            && (content.getInt(at + 1) & 0xffff_ff00) == 0;
    return configuration && offset >= StreamHeader.SIZE_BYTES
        ? offset - StreamHeader.SIZE_BYTES
        : -1;
  }

  /**
   * Before the list of blocks is written it is known where the stream begins, and that all that is
   * written from there on is still before the first block.
   */
  private @Nullable ByteRange early(Landmark landmark, Event event) {
    ByteRange touched = event.range();
    if (startBytes < 0 || touched == null || event.call() != Call.WRITE) {
      return null;
    }
    if (landmark.equals(Landmark.MAGIC)) {
      return ByteRange.of(startBytes, StreamHeader.SIZE_BYTES);
    }
    return landmark.equals(Landmark.HEADER) && touched.endBytes() > startBytes
        ? new ByteRange(startBytes, touched.endBytes())
        : null;
  }

  @Override
  public synchronized @Nullable ByteRange find(Landmark landmark, Event event) {
    try {
      if (!whole && changed && event.call() != Call.WRITE) {
        changed = false;
        if (startBytes < 0) {
          startBytes = startInFile();
        }
        if (startBytes >= 0) {
          look(event);
        }
      }
      KnownLayout layout = known;
      if (layout == null) {
        return early(landmark, event);
      }
      return landmark.equals(Landmark.LAST_WRITE)
          ? isLastWrite(layout, event) ? event.range() : null
          : layout.find(landmark, event);
    } catch (IOException e) {
      // What can't be read has no layout.
      return null;
    }
  }

  /** Reads the frame as far as it is there. */
  private void look(Event event) {
    if (otherForm) {
      return;
    }
    file.show(event);
    try {
      // Its magic may be withheld until all else is in place, and its regions still be empty.
      StreamModel model =
          file.pretend(startBytes, () -> StreamReader.read(file, startBytes, new FindingList()));
      boolean configured = model.endBytes() > startBytes + StreamHeader.SIZE_BYTES;
      otherForm = configured && model.form() != Form.MAPPED_RAM;
      known = configured && !otherForm ? KnownLayout.soFar(model) : null;
      whole = known != null && known.isWhole();
    } catch (IOException e) {
      known = null;
    } finally {
      file.hide();
    }
  }

  private long startInFile() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(SEARCHED_BYTES, file.sizeBytes()));
    file.read(bytes, 0);
    bytes.flip();
    if (bytes.remaining() < StreamHeader.SIZE_BYTES) {
      return -1;
    }
    if (bytes.getLong(0) == StreamHeader.START) {
      return 0;
    }
    try {
      SaveImage image = SaveImageReader.read(file);
      if (image != null) {
        return image.streamOffsetBytes();
      }
    } catch (MalformedFileException e) {
      // Not a libvirt image then.
    }
    for (int i = 1; i + StreamHeader.SIZE_BYTES <= bytes.limit(); i++) {
      if (bytes.get(i) == 'Q' && bytes.getLong(i) == StreamHeader.START) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the stream is whole with this write and wasn't before. */
  private boolean isLastWrite(KnownLayout layout, Event event) throws IOException {
    ByteRange touched = event.range();
    ByteBuffer content = event.content();
    if (event.call() != Call.WRITE || touched == null || content == null || !whole) {
      return false;
    }
    boolean ends =
        touched.endBytes() > layout.deviceStateBytes()
            && content.hasRemaining()
            && content.get(content.limit() - 1) == '}';
    boolean begins =
        touched.startBytes() <= layout.startBytes() && layout.startBytes() < touched.endBytes();
    if ((!ends && !begins) || isComplete(layout)) {
      return false;
    }
    file.show(event);
    try {
      return isComplete(layout);
    } finally {
      file.hide();
    }
  }

  private boolean isComplete(KnownLayout layout) throws IOException {
    FindingList findings = new FindingList();
    StreamModel model = StreamReader.read(file, layout.startBytes(), findings);
    return model.ended() && model.descriptionOffsetBytes() >= 0 && !findings.hasErrors();
  }
}
