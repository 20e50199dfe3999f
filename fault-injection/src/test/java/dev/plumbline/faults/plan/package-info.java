@NullMarked
package dev.plumbline.faults.plan;

import org.jspecify.annotations.NullMarked;
