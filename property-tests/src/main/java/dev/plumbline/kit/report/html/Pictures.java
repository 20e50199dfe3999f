package dev.plumbline.kit.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the pictures are that results name. */
@FunctionalInterface
public interface Pictures {

  /** There are none. */
  Pictures NONE = _ -> Optional.empty();

  /**
   * Finds one.
   *
   * @param name as in the results: relative to their place
   * @return an SVG document, nothing when it isn't there
   * @throws IOException when it is there and can't be read
   */
  Optional<byte[]> find(Path name) throws IOException;
}
