package dev.plumbline.kit.subject;

/**
 * Which implementation this is.
 *
 * @param name how it is chosen and called in reports, such as {@code reference} or {@code
 *     qemu=/opt/qemu/bin/qemu-system-x86_64}; with {@code --subject} it gives this subject again
 * @param kind whose expectations apply: {@code reference}, {@code qemu} or what a command calls
 *     itself
 * @param version what it says of itself, beginning with its numbers if it has any
 * @param buildId which build of the version, such as an ELF build id; empty when it has none
 */
public record Identity(String name, String kind, String version, String buildId) {}
