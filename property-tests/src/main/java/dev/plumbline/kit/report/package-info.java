/** Running cases through the JUnit Platform launcher and collecting their verdicts. */
@NullMarked
package dev.plumbline.kit.report;

import org.jspecify.annotations.NullMarked;
