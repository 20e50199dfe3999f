/** The adapters: outcomes are what happened. */
@NullMarked
package dev.plumbline.kit.subject;

import org.jspecify.annotations.NullMarked;
