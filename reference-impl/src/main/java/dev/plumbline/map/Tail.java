package dev.plumbline.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What follows RAM, to scale: device state section by section, and the description. */
final class Tail implements Sheet.Panel {

  private static final double STRIP = 40;
  private static final int LARGEST = 5;

  private final List<Part> parts = new ArrayList<>();
  private long trailingBytes;
  private long unreadBytes;

  Tail(List<Part> all) {
    for (Part part : all) {
      switch (part.kind()) {
        case DEVICE, END, DESCRIPTION -> parts.add(part);
        case TRAILING -> trailingBytes += part.lengthBytes();
        case UNREAD -> unreadBytes += part.lengthBytes();
        default -> {}
      }
    }
  }

  @Override
  public double draw(Canvas canvas, double x, double y, double width) {
    long total = parts.stream().mapToLong(Part::lengthBytes).sum();
    String heading = "Behind RAM: device state and description";
    double at =
        Sheet.heading(
            canvas, x, y, width, heading, total == 0 ? "" : Words.bytes(total) + ", to scale");
    if (total > 0) {
      at = strip(canvas, x, at + 4, width, total);
    }
    for (String line : lines(width)) {
      canvas.text(
          Palette.TEXT,
          Sheet.BODY,
          false,
          Canvas.Anchor.START,
          x,
          at + 13,
          Words.clip(line, Sheet.BODY, false, width));
      at += 18;
    }
    if (trailingBytes > 0) {
      at =
          Sheet.note(
              canvas, x, at, width, Words.bytes(trailingBytes) + " trail behind the stream's end");
    }
    if (unreadBytes > 0) {
      at =
          Sheet.alarm(
              canvas, x, at, width, Words.bytes(unreadBytes) + " at the end were not understood");
    }
    return at;
  }

  private double strip(Canvas canvas, double x, double y, double width, long total) {
    long passed = 0;
    double drawn = x;
    boolean other = false;
    List<Canvas.Line> ticks = new ArrayList<>();
    for (Part part : parts) {
      double left = drawn;
      passed += part.lengthBytes();
      double right = Math.round(x + width * passed / total);
      if (right - left < 1) {
        // Too small to be seen: its place goes to the next one that isn't.
        continue;
      }
      boolean device = part.kind() == PartKind.DEVICE;
      Ink ink = device && other ? Palette.DEVICE_OTHER : Palette.of(part.kind());
      other = device != other;
      canvas.fill(ink, new Box(left, y, right - left, STRIP));
      String words = part.name().isEmpty() ? part.kind().words() : part.name();
      if (right - left > 60) {
        Ink writing = Palette.isDark(part.kind()) ? Palette.ON_DARK : Palette.ON_LIGHT;
        String fitting = Words.fit(words, 12, false, right - left - 8);
        canvas.text(writing, 12, false, Canvas.Anchor.START, left + 4, y + 17, fitting);
        canvas.text(
            writing,
            11,
            false,
            Canvas.Anchor.START,
            left + 4,
            y + 33,
            Words.fit(Words.bytes(part.lengthBytes()), 11, false, right - left - 8));
      }
      drawn = right;
    }
    Part first = parts.getFirst();
    Part last = parts.getLast();
    ticks.add(new Canvas.Line(x + 0.5, y + STRIP, x + 0.5, y + STRIP + 12));
    ticks.add(new Canvas.Line(x + width - 0.5, y + STRIP, x + width - 0.5, y + STRIP + 12));
    canvas.lines(Palette.RULE, 1, ticks);
    canvas.text(
        Palette.MUTED,
        Sheet.SMALL,
        false,
        Canvas.Anchor.START,
        x + 4,
        y + STRIP + 11,
        Words.hex(first.startBytes()));
    canvas.text(
        Palette.MUTED,
        Sheet.SMALL,
        false,
        Canvas.Anchor.END,
        x + width - 4,
        y + STRIP + 11,
        Words.hex(last.endBytes()));
    return y + STRIP + 18;
  }

  private List<String> lines(double width) {
    List<Part> devices = parts.stream().filter(p -> p.kind() == PartKind.DEVICE).toList();
    if (devices.isEmpty()) {
      return List.of("no device state");
    }
    long total = devices.stream().mapToLong(Part::lengthBytes).sum();
    String count = Words.count(devices.size(), "device section") + ", " + Words.bytes(total);
    List<String> names =
        devices.stream()
            .sorted(Comparator.comparingLong(p -> -p.lengthBytes()))
            .limit(LARGEST)
            .map(p ->
                Words.fit(p.name(), Sheet.BODY, false, 190) + " " + Words.bytes(p.lengthBytes()))
            .toList();
    String largest = "largest: " + names.getFirst();
    for (String name : names.subList(1, names.size())) {
      String longer = largest + ", " + name;
      largest = Words.width(longer, Sheet.BODY, false) > width ? largest : longer;
    }
    return List.of(count, largest);
  }
}
