package dev.plumbline.kit.subject;

import java.util.Locale;

/**
 * One thing that an implementation can do or not. Cases and properties name what they need; without
 * it they are {@code unsupported}, which is no fault.
 */
public enum Capability {
  /** Writes files. */
  SAVE,
  /** Reads files into RAM. */
  LOAD,
  /** Tells what is in a file without loading it. */
  INSPECT,
  /** The mapped-ram form. */
  MAPPED_RAM,
  /** Writes the plain stream form. */
  SAVE_STREAM,
  /** Reads the plain stream form. */
  LOAD_STREAM,
  /** Several channels. */
  MULTIFD,
  /** Channels past the page cache. */
  DIRECT_IO,
  /** A stream that begins elsewhere than at 0. */
  OFFSET,
  /** A file that is reached through descriptors that somebody else opened. */
  FDSET,
  /** A place given as QEMU's {@code file:} URI, word for word. */
  URI,
  /** Machines with more than one RAM block. */
  SEVERAL_BLOCKS,
  /** Real machine types, with devices and RAM of their own. */
  DEVICES,
  /** Saves while the guest runs and changes its RAM. */
  LIVE,
  /** Its machine stays there after a save, whatever came of that, and can be saved again. */
  SEVERAL_SAVES,
  /** Breaks a save off when asked. */
  CANCEL,
  /** {@code zero-page-detection=none}: zero pages are written like others. */
  ZERO_PAGES_NONE,
  /** {@code zero-page-detection=legacy}: the main thread finds zero pages. */
  ZERO_PAGES_LEGACY,
  /** {@code zero-page-detection=multifd}: the channels find zero pages. */
  ZERO_PAGES_MULTIFD,
  /** {@code x-ignore-shared}: leaves out RAM that others can see anyway. */
  IGNORE_SHARED,
  /** Finds the stream in a libvirt save image by itself. */
  LIBVIRT,
  /** Loads into RAM that is not zero beforehand. */
  DIRTY_DESTINATION,
  /** Capabilities and parameters by QEMU's own names. */
  SETTINGS,
  /** Works on a disk in memory on which things go wrong, see {@link FaultProne}. */
  FAULTS;

  /** As in reports and the protocol of commands, e.g. {@code "direct-io"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
