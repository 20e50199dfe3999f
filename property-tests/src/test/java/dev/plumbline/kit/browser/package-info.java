/**
 * A real headless Chromium, driven through its DevTools protocol with the JDK's own WebSocket: real
 * clicks, real keys, real pixels.
 */
@NullMarked
package dev.plumbline.kit.browser;

import org.jspecify.annotations.NullMarked;
