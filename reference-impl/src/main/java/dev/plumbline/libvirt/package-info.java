/** The libvirt save image that wraps a migration stream. */
@NullMarked
package dev.plumbline.libvirt;

import org.jspecify.annotations.NullMarked;
