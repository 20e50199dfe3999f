/**
 * The manifests and CI examples of {@code docs/}: held against the schemas of those who will read
 * them, and run where that can be done here.
 */
@NullMarked
package dev.plumbline.docs;

import org.jspecify.annotations.NullMarked;
