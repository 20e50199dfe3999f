/** Tests of channels, requests, saving and loading in parallel. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.multifd;
