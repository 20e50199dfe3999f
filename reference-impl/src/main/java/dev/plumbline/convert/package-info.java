/**
 * Rewrites a migration file in the other form, device state untouched: pages are copied in pieces,
 * so memory doesn't grow with RAM. Over {@code stream}, {@code mappedram}, {@code libvirt} and
 * {@code migration}.
 */
@NullMarked
package dev.plumbline.convert;

import org.jspecify.annotations.NullMarked;
