/**
 * Tests that run in a container: {@link dev.plumbline.contained.InContainer} on a class has its
 * tests carried out by a JVM in a container that may mount filesystems, with this JVM's JDK and
 * class path bound to the same paths. Knows nothing of what is tested.
 */
@NullMarked
package dev.plumbline.contained;

import org.jspecify.annotations.NullMarked;
