/** What is made in a report's directory. */
@NullMarked
package dev.plumbline.kit.report.files;

import org.jspecify.annotations.NullMarked;
