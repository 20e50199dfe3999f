/** The reference implementation as a subject. */
@NullMarked
package dev.plumbline.kit.subject.reference;

import org.jspecify.annotations.NullMarked;
