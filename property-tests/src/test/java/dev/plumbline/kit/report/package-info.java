/** Reports: what they hold, and the page in a real browser. */
@NullMarked
package dev.plumbline.kit.report;

import org.jspecify.annotations.NullMarked;
