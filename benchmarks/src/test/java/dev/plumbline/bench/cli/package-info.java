@NullMarked
package dev.plumbline.bench.cli;

import org.jspecify.annotations.NullMarked;
