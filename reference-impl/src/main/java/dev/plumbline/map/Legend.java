package dev.plumbline.map;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the colours mean. */
final class Legend implements Sheet.Panel {

  private static final double ROW = 22;

  private final FileMap map;

  Legend(FileMap map) {
    this.map = map;
  }

  private record Entry(List<Ink> inks, String words, @Nullable Ink hatch) {
    static Entry of(Ink ink, String words) {
      return new Entry(List.of(ink), words, null);
    }

    /** Words that say what the next entries are about. */
    static Entry lead(String words) {
      return new Entry(List.of(), words, null);
    }
  }

  @Override
  public double draw(Canvas canvas, double x, double y, double width) {
    double at = row(canvas, x, y, width, parts());
    if (map.sequence() == null) {
      at = row(canvas, x, at, width, mapped());
    } else {
      at = row(canvas, x, at, width, streamed());
    }
    return at - 4;
  }

  private List<Entry> parts() {
    List<Entry> entries = new ArrayList<>();
    if (map.image() != null) {
      entries.add(Entry.of(Palette.LIBVIRT, "libvirt header and XML"));
    }
    entries.add(Entry.of(Palette.FRAME, "stream frame"));
    entries.add(Entry.of(Palette.BLOCK_HEADER, "block header"));
    if (map.sequence() == null) {
      entries.add(Entry.of(Palette.MAPPED_HEADER, "mapped-ram header"));
      entries.add(Entry.of(Palette.BITMAP, "bitmap"));
      entries.add(new Entry(List.of(Palette.PADDING), "padding", Palette.RULE));
    }
    entries.add(new Entry(List.of(Palette.DEVICE, Palette.DEVICE_OTHER), "device state", null));
    entries.add(Entry.of(Palette.DESCRIPTION, "description"));
    entries.add(Entry.of(Palette.TRAILING, "trailing bytes"));
    entries.add(new Entry(List.of(Palette.UNREAD), "not understood", Palette.LOST));
    return entries;
  }

  private static List<Entry> mapped() {
    return List.of(
        Entry.lead("Upper lane, bitmap:"),
        Entry.of(Palette.ZERO, "zero pages"),
        new Entry(Palette.SET, "some … all pages set", null),
        Entry.lead("Lower lane, file:"),
        Entry.of(Palette.PAPER, "hole"),
        new Entry(Palette.STORED, "some … all stored", null),
        Entry.of(Palette.LOST, "set page in a hole: likely lost"),
        Entry.of(Palette.IGNORED, "stored under a clear bit: ignored"));
  }

  private static List<Entry> streamed() {
    return List.of(
        Entry.lead("Upper lane:"),
        Entry.of(Palette.ZERO, "zero pages"),
        new Entry(Palette.SET, "some … all pages with content", null),
        Entry.lead("Lower lane:"),
        new Entry(Palette.STORED, "sent once … eight times", null),
        Entry.of(Palette.LOST, "never sent, or in a hole"),
        Entry.lead("Order of pages:"),
        Entry.of(Palette.ZERO_SENT, "zero pages"));
  }

  private static double row(Canvas canvas, double x, double y, double width, List<Entry> entries) {
    double left = x;
    double top = y;
    for (Entry entry : entries) {
      if (entry.inks().isEmpty()) {
        canvas.text(
            Palette.TEXT, Sheet.BODY, true, Canvas.Anchor.START, left, top + 12, entry.words());
        left += Words.width(entry.words(), Sheet.BODY, true) + 8;
        continue;
      }
      double swatch = entry.inks().size() == 1 ? 20 : entry.inks().size() == 2 ? 32 : 70;
      double need = swatch + 8 + Words.width(entry.words(), Sheet.BODY, false) + 20;
      if (left + need > x + width + 20) {
        left = x;
        top += ROW;
      }
      double each = swatch / entry.inks().size();
      for (int i = 0; i < entry.inks().size(); i++) {
        canvas.fill(entry.inks().get(i), new Box(left + i * each, top, each, 14));
      }
      Box box = new Box(left, top, swatch, 14);
      if (entry.hatch() != null) {
        Sheet.hatch(canvas, entry.hatch(), box);
      }
      canvas.frame(Palette.RULE, box);
      canvas.text(
          Palette.TEXT,
          Sheet.BODY,
          false,
          Canvas.Anchor.START,
          left + swatch + 7,
          top + 12,
          entry.words());
      left += need;
    }
    return top + ROW;
  }
}
