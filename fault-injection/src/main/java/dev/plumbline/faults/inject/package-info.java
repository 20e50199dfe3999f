/**
 * Decides what happens to each call: an {@link dev.plumbline.faults.inject.Injector} is told of
 * every call by whatever front carries it out, in process or mounted, and answers with actions in
 * which nothing is left to choose. Both fronts shape reads and writes with {@link
 * dev.plumbline.faults.inject.WriteShape} and {@link dev.plumbline.faults.inject.ReadShape}, so a
 * plan means the same to both. No file is opened here.
 */
@NullMarked
package dev.plumbline.faults.inject;

import org.jspecify.annotations.NullMarked;
