/** A report's directory: what is made of the {@code results.json} in it. */
@NullMarked
package dev.plumbline.kit.report.files;

import org.jspecify.annotations.NullMarked;
