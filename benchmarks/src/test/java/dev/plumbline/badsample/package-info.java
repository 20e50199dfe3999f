/**
 * Classes that break every rule of the architecture once. The packages below have no
 * package-info.java: that is one of the rules.
 */
@NullMarked
package dev.plumbline.badsample;

import org.jspecify.annotations.NullMarked;
