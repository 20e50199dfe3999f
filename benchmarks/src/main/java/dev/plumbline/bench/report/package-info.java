/**
 * What is made of a run of {@code bench}: its results as JSON, written and read, medians and ratios
 * within the run, the table, the plots and the page. Knows what was measured, not how.
 */
@NullMarked
package dev.plumbline.bench.report;

import org.jspecify.annotations.NullMarked;
