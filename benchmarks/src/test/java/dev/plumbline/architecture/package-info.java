/** Which package may know which: the rules, and tests that they hold and that they can fail. */
@NullMarked
package dev.plumbline.architecture;

import org.jspecify.annotations.NullMarked;
