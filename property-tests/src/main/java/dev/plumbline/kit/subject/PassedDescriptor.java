package dev.plumbline.kit.subject;

/**
 * A descriptor of the migration file that the subject is given, as libvirt gives QEMU some in an
 * fdset.
 *
 * @param access how it is opened
 * @param direct whether it has {@code O_DIRECT}
 */
public record PassedDescriptor(Access access, boolean direct) {

  /** How a descriptor is opened. */
  public enum Access {
    /** {@code O_RDONLY}. */
    READ,
    /** {@code O_WRONLY}. */
    WRITE,
    /** {@code O_RDWR}. */
    READ_WRITE
  }
}
