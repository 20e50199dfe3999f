/** Results and what was expected of them. */
@NullMarked
package dev.plumbline.kit.report;

import org.jspecify.annotations.NullMarked;
