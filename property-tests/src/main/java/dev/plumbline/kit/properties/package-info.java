/**
 * The kit's jqwik properties: what must hold whatever the RAM, the options, the damage and the
 * faults are. They are cases like the named ones and know subjects only through {@link
 * dev.plumbline.kit.subject}; what they compare with is computed here, by other code than the
 * reference's.
 */
@NullMarked
package dev.plumbline.kit.properties;

import org.jspecify.annotations.NullMarked;
