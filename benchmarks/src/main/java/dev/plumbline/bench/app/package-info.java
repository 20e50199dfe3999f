/** What the build runs to make the program start fast; no part of any command. */
@NullMarked
package dev.plumbline.bench.app;

import org.jspecify.annotations.NullMarked;
