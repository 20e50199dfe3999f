/**
 * The named cases, JUnit Platform classes over one subject at a time. Ids are stable and never
 * reused.
 */
@NullMarked
package dev.plumbline.kit.cases;

import org.jspecify.annotations.NullMarked;
