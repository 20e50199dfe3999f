/**
 * The results of a run as data, expectations to hold them against, and the forms they are written
 * in.
 */
@NullMarked
package dev.plumbline.kit.report;

import org.jspecify.annotations.NullMarked;
