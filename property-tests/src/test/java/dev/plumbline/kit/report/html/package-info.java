/** The page, as text and in a real browser. */
@NullMarked
package dev.plumbline.kit.report.html;

import org.jspecify.annotations.NullMarked;
