/**
 * The HTML matrix: cases by subjects, one self-contained page. It is made of a {@code RunResult}
 * and nothing else, so a {@code results.json} from anywhere gives its page again, byte for byte.
 */
@NullMarked
package dev.plumbline.kit.report.html;

import org.jspecify.annotations.NullMarked;
