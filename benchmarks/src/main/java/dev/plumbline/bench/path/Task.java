package dev.plumbline.bench.path;

/** What is measured. */
enum Task {
  SAVE,
  RESTORE
}
