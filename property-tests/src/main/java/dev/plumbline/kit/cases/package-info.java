/**
 * The named cases, JUnit Platform classes parametrised by subject. Ids are stable and never reused.
 */
@NullMarked
package dev.plumbline.kit.cases;

import org.jspecify.annotations.NullMarked;
