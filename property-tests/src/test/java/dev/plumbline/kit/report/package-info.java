/** Results, what was expected of them, and the forms that they are reported in. */
@NullMarked
package dev.plumbline.kit.report;

import org.jspecify.annotations.NullMarked;
