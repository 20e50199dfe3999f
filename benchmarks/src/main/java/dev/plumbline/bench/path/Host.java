package dev.plumbline.bench.path;

/**
 * The machine that a run was on.
 *
 * @param processor its model
 * @param processors how many
 * @param memoryBytes its memory
 * @param kernel name, release and machine
 */
public record Host(String processor, int processors, long memoryBytes, String kernel) {}
