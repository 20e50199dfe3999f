package dev.plumbline.kit.mutants;

import dev.plumbline.io.Disk;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import java.io.IOException;

/** What is wrong with a mutant. Whoever extends it gets one of these wrong. */
class Flaw {

  /** What is between the program and its files. */
  Disk disk(Disk disk) {
    return disk;
  }

  /** What it makes of a request before it saves. */
  SaveRequest saving(SaveRequest request) throws IOException {
    return request;
  }

  /** What it does and says when it has saved. */
  Outcome saved(SaveRequest request, Outcome outcome) throws IOException {
    return outcome;
  }

  /** What it makes of a request before it loads. */
  LoadRequest loading(LoadRequest request) throws IOException {
    return request;
  }

  /** What it does and says when it has loaded. */
  Outcome loaded(LoadRequest request, Outcome outcome) throws IOException {
    return outcome;
  }
}
