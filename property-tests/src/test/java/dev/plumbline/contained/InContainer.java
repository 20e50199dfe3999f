package dev.plumbline.contained;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class mount filesystems, and do so in a container where a Docker engine answers
 * that has the image for it; else here, as root; else they are skipped, or fail when every peer is
 * required. A method before or after each test runs on both sides.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ContainerExtension.class)
public @interface InContainer {}
