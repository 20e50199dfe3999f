/** What a case stands on. */
@NullMarked
package dev.plumbline.kit.run;

import org.jspecify.annotations.NullMarked;
