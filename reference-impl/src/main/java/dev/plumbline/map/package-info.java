/**
 * A picture of a file: regions, holes, pages by kind, true to scale. What is drawn is gathered
 * first, aggregated into a bounded number of cells ({@code FileMap}); drawing it ({@code Picture})
 * is apart from that and the same for SVG and PNG. Never prints.
 */
@NullMarked
package dev.plumbline.map;

import org.jspecify.annotations.NullMarked;
