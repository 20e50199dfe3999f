package dev.plumbline.map;

import java.io.IOException;

/** A PNG can't be drawn: the system has no fonts that Java finds. */
public final class MissingFontsException extends IOException {

  private static final long serialVersionUID = 1L;

  MissingFontsException(Throwable cause) {
    super(
        "no fonts to write a PNG with: install them (on Debian: apt-get install fontconfig"
            + " fonts-dejavu-core), or write an SVG",
        cause);
  }
}
