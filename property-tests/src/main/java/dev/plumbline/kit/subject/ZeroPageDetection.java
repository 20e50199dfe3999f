package dev.plumbline.kit.subject;

import java.util.Locale;

/** Who finds zero pages, by QEMU's words. */
public enum ZeroPageDetection {
  /** Nobody: they are written like others. */
  NONE(Capability.ZERO_PAGES_NONE),
  /** The main thread. */
  LEGACY(Capability.ZERO_PAGES_LEGACY),
  /** The channels; QEMU's default. */
  MULTIFD(Capability.ZERO_PAGES_MULTIFD);

  private final Capability capability;

  ZeroPageDetection(Capability capability) {
    this.capability = capability;
  }

  /** What a subject must be capable of. */
  public Capability capability() {
    return capability;
  }

  /** QEMU's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
