/** What the kit can test: the interface an implementation is reached through, and its adapters. */
@NullMarked
package dev.plumbline.kit.subject;

import org.jspecify.annotations.NullMarked;
