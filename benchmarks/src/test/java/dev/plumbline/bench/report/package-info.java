@NullMarked
package dev.plumbline.bench.report;

import org.jspecify.annotations.NullMarked;
