/**
 * Any command as a subject, by a protocol of JSON on standard input and exit codes that {@code
 * docs/kit.md} specifies.
 */
@NullMarked
package dev.plumbline.kit.subject.exec;

import org.jspecify.annotations.NullMarked;
