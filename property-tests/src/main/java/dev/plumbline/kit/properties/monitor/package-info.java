/**
 * Random sequences of commands to a running QEMU over its own monitor, and a model of what must
 * hold after each: the stateful properties. Counterexamples are printed as the commands that repeat
 * them.
 */
@NullMarked
package dev.plumbline.kit.properties.monitor;

import org.jspecify.annotations.NullMarked;
