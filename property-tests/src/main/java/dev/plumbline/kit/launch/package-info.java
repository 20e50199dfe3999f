/** Runs cases and properties on subjects through the JUnit Platform and collects the results. */
@NullMarked
package dev.plumbline.kit.launch;

import org.jspecify.annotations.NullMarked;
