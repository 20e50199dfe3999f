package dev.plumbline.map;

import java.util.ArrayList;
import java.util.List;

/**
 * The picture's colours. After Okabe and Ito's palette, which people with any common kind of colour
 * blindness tell apart; what alarms also has a shape of its own.
 */
final class Palette {

  static final Ink PAPER = new Ink("paper", 0xffffff, 0x11161c);
  static final Ink CARD = new Ink("card", 0xf5f7f9, 0x1a2129);
  static final Ink TEXT = new Ink("text", 0x16202a, 0xe9eef3);
  static final Ink MUTED = new Ink("muted", 0x56636f, 0x9fadba);
  static final Ink RULE = new Ink("rule", 0xb4bec8, 0x4a5764);
  static final Ink ON_DARK = new Ink("ondark", 0xffffff, 0xffffff);
  static final Ink ON_LIGHT = new Ink("onlight", 0x16202a, 0x16202a);

  static final Ink FRAME = new Ink("frame", 0x3d4955, 0x7b8a98);
  static final Ink LIBVIRT = new Ink("libvirt", 0xf0e442, 0xd8cc3a);
  static final Ink BLOCK_HEADER = new Ink("blockh", 0x00634a, 0x00795a);
  static final Ink MAPPED_HEADER = new Ink("mappedh", 0x009e73, 0x00a67a);
  static final Ink BITMAP = new Ink("bitmap", 0x7dd0b5, 0x6cc3a7);
  static final Ink PADDING = new Ink("padding", 0xe3e7eb, 0x2b343d);
  static final Ink DEVICE = new Ink("device", 0xcc79a7, 0xcc79a7);
  static final Ink DEVICE_OTHER = new Ink("device2", 0xe2b3cd, 0xb06590);
  static final Ink DESCRIPTION = new Ink("desc", 0x7b4f8f, 0x9a6cb0);
  static final Ink TRAILING = new Ink("trailing", 0x000000, 0xffffff);

  static final Ink ZERO = new Ink("zero", 0xece8dd, 0x37352f);

  /** A zero page that was sent; stands on paper, where {@link #ZERO} would be too pale. */
  static final Ink ZERO_SENT = new Ink("zeros", 0xb5a675, 0x8a7f5c);

  static final Ink LOST = new Ink("lost", 0xd55e00, 0xff7a1a);
  static final Ink IGNORED = new Ink("ignored", 0xe69f00, 0xe6ad33);

  /** Below a hatching in {@link #LOST}. */
  static final Ink UNREAD = new Ink("unread", 0xf9dcc8, 0x4a2a14);

  /** Steps of a shade. */
  static final int LEVELS = 7;

  /** Share of set pages, pale to deep. */
  static final List<Ink> SET =
      ramp("set", new Ink("", 0xb0d2ec, 0x1d4666), new Ink("", 0x00487c, 0x7cc4f5));

  /** Share of stored bytes. */
  static final List<Ink> STORED =
      ramp("stored", new Ink("", 0xc9cfd5, 0x3d4650), new Ink("", 0x39424b, 0xc9d2da));

  private Palette() {}

  private static List<Ink> ramp(String id, Ink from, Ink to) {
    List<Ink> inks = new ArrayList<>();
    for (int i = 0; i < LEVELS; i++) {
      inks.add(Ink.between(id + i, from, to, (double) i / (LEVELS - 1)));
    }
    return List.copyOf(inks);
  }

  /**
   * The step of a ramp for a share.
   *
   * @param share above 0; however small, it shows
   */
  static Ink shade(List<Ink> ramp, double share) {
    return ramp.get(Math.clamp((long) Math.ceil(share * LEVELS) - 1, 0, LEVELS - 1));
  }

  /** The colour of a part. */
  static Ink of(PartKind kind) {
    return switch (kind) {
      case LIBVIRT_HEADER, LIBVIRT_XML -> LIBVIRT;
      case STREAM_HEADER, CONFIGURATION, RAM_HEAD, RAM_END, COMMAND, END -> FRAME;
      case BLOCK_HEADER -> BLOCK_HEADER;
      case MAPPED_HEADER -> MAPPED_HEADER;
      case BITMAP -> BITMAP;
      case PADDING -> PADDING;
      case PAGES, RECORDS -> SET.get(LEVELS / 2);
      case DEVICE -> DEVICE;
      case DESCRIPTION -> DESCRIPTION;
      case TRAILING -> TRAILING;
      case FOREIGN -> RULE;
      case UNREAD -> UNREAD;
    };
  }

  /** Whether writing on a part's colour is white. */
  static boolean isDark(PartKind kind) {
    return switch (kind) {
      case LIBVIRT_HEADER, LIBVIRT_XML, MAPPED_HEADER, BITMAP, PADDING, DEVICE, FOREIGN, UNREAD ->
          false;
      default -> true;
    };
  }

  /** Every colour, for the style sheet. */
  static List<Ink> all() {
    List<Ink> all =
        new ArrayList<>(
            List.of(
                PAPER,
                CARD,
                TEXT,
                MUTED,
                RULE,
                ON_DARK,
                ON_LIGHT,
                FRAME,
                LIBVIRT,
                BLOCK_HEADER,
                MAPPED_HEADER,
                BITMAP,
                PADDING,
                DEVICE,
                DEVICE_OTHER,
                DESCRIPTION,
                TRAILING,
                ZERO,
                ZERO_SENT,
                LOST,
                IGNORED,
                UNREAD));
    all.addAll(SET);
    all.addAll(STORED);
    return all;
  }
}
