/**
 * Answers the kernel's requests: a passthrough over a backing directory, with faults. Threads that
 * wait for requests, the nodes that the kernel knows, what programs have open, and one class for
 * each family of requests. Nothing is looked up but single names in open directories, symbolic
 * links are never followed: what is outside of the backing directory can't be reached.
 */
@NullMarked
package dev.plumbline.faults.fuse.server;

import org.jspecify.annotations.NullMarked;
