package dev.plumbline.kit.subject;

import dev.plumbline.stream.Form;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written or read. Changed copies are made by the methods named after the fields.
 *
 * @param form the form in which RAM is saved
 * @param offsetBytes where in the file the stream begins; -1 for a load that is to find it behind
 *     libvirt's header
 * @param channels number of channels, 1 to 255; 0 for no multifd
 * @param directIo whether channels bypass the page cache
 * @param zeroPages who finds zero pages, or null for the subject's own default
 * @param descriptors when there are any, the subject reaches the file through these and no path
 * @param uri when not null, the place word for word as QEMU's URI instead of file and offset
 * @param settings capabilities and parameters by QEMU's own names, set after all others
 * @param bound how long it may take before it counts as hanging
 */
public record TransferOptions(
    Form form,
    long offsetBytes,
    int channels,
    boolean directIo,
    @Nullable ZeroPageDetection zeroPages,
    List<PassedDescriptor> descriptors,
    @Nullable String uri,
    SortedMap<String, Object> settings,
    Duration bound) {

  /** How long most transfers of the kit may take: they take milliseconds. */
  public static final Duration DEFAULT_BOUND = Duration.ofSeconds(20);

  /** Copies what was given. */
  public TransferOptions {
    descriptors = List.copyOf(descriptors);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    if (channels < 0 || channels > 255) {
      throw new IllegalArgumentException("channels=" + channels + ", expected 0 to 255");
    }
  }

  /** The mapped-ram form without channels, buffered, at offset 0. */
  public static TransferOptions mappedRam() {
    return new TransferOptions(
        Form.MAPPED_RAM, 0, 0, false, null, List.of(), null, new TreeMap<>(), DEFAULT_BOUND);
  }

  /** The plain stream form at offset 0. */
  public static TransferOptions stream() {
    return mappedRam().form(Form.STREAM);
  }

  /** See the field. */
  public TransferOptions form(Form value) {
    return new TransferOptions(
        value, offsetBytes, channels, directIo, zeroPages, descriptors, uri, settings, bound);
  }

  /** See the field. */
  public TransferOptions offset(long value) {
    return new TransferOptions(
        form, value, channels, directIo, zeroPages, descriptors, uri, settings, bound);
  }

  /** See the field. */
  public TransferOptions channels(int value) {
    return new TransferOptions(
        form, offsetBytes, value, directIo, zeroPages, descriptors, uri, settings, bound);
  }

  /** See the field. */
  public TransferOptions direct(boolean value) {
    return new TransferOptions(
        form, offsetBytes, channels, value, zeroPages, descriptors, uri, settings, bound);
  }

  /** See the field. */
  public TransferOptions zeroPages(ZeroPageDetection value) {
    return new TransferOptions(
        form, offsetBytes, channels, directIo, value, descriptors, uri, settings, bound);
  }

  /** See the field. */
  public TransferOptions passing(PassedDescriptor... values) {
    return new TransferOptions(
        form, offsetBytes, channels, directIo, zeroPages, List.of(values), uri, settings, bound);
  }

  /** See the field. */
  public TransferOptions uri(String value) {
    return new TransferOptions(
        form, offsetBytes, channels, directIo, zeroPages, descriptors, value, settings, bound);
  }

  /** With one more of the settings: a {@link Boolean}, a {@link Number} or a {@link String}. */
  public TransferOptions setting(String name, Object value) {
    SortedMap<String, Object> more = new TreeMap<>(settings);
    more.put(name, value);
    return new TransferOptions(
        form, offsetBytes, channels, directIo, zeroPages, descriptors, uri, more, bound);
  }

  /** See the field. */
  public TransferOptions bound(Duration value) {
    return new TransferOptions(
        form, offsetBytes, channels, directIo, zeroPages, descriptors, uri, settings, value);
  }

  /** What a subject must be capable of to save so. */
  public Set<Capability> needsToSave() {
    return needs(Capability.SAVE_STREAM);
  }

  /**
   * What a subject must be capable of to be asked this.
   *
   * @param forStream what the plain stream form takes
   */
  Set<Capability> needs(Capability forStream) {
    Set<Capability> needs = EnumSet.noneOf(Capability.class);
    needs.add(
        switch (form) {
          case MAPPED_RAM -> Capability.MAPPED_RAM;
          case STREAM -> forStream;
        });
    addIf(needs, offsetBytes > 0, Capability.OFFSET);
    addIf(needs, offsetBytes < 0, Capability.LIBVIRT);
    addIf(needs, channels > 0, Capability.MULTIFD);
    addIf(needs, directIo, Capability.DIRECT_IO);
    addIf(needs, !descriptors.isEmpty(), Capability.FDSET);
    addIf(needs, uri != null, Capability.URI);
    addIf(needs, !settings.isEmpty(), Capability.SETTINGS);
    if (zeroPages != null) {
      needs.add(zeroPages.capability());
    }
    return needs;
  }

  static void addIf(Set<Capability> needs, boolean condition, Capability capability) {
    if (condition) {
      needs.add(capability);
    }
  }
}
