/**
 * Any bytes at all: what must hold of the reader whatever it is given. A short run is part of every
 * build; {@code mvn verify -Pfuzz-long -pl reference-impl} hands the same target to Jazzer.
 */
@NullMarked
package dev.plumbline.fuzz;

import org.jspecify.annotations.NullMarked;
