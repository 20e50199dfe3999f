@NullMarked
package dev.plumbline.bench.path;

import org.jspecify.annotations.NullMarked;
