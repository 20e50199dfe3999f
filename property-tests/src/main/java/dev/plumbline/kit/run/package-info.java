/**
 * What a case or property stands on while it runs: its definition ({@link
 * dev.plumbline.kit.run.Case}), the subject, a directory, a seed, bounded helpers and the evidence
 * that a report will show.
 */
@NullMarked
package dev.plumbline.kit.run;

import org.jspecify.annotations.NullMarked;
