/** That faults are injected as planned, and that reading a migration file stands them. */
@NullMarked
package dev.plumbline.faults.file;

import org.jspecify.annotations.NullMarked;
