/**
 * The interface through which the kit reaches an implementation under test, and the requests and
 * outcomes that go over it. The adapters are below; none of this judges.
 */
@NullMarked
package dev.plumbline.kit.subject;

import org.jspecify.annotations.NullMarked;
