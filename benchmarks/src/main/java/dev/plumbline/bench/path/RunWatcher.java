package dev.plumbline.bench.path;

/** Told how far a run is. */
public interface RunWatcher {

  /** Tells nobody. */
  RunWatcher NONE =
      new RunWatcher() {
        @Override
        public void preparing(String what) {}

        @Override
        public void running(String what) {}

        @Override
        public void measured(Measurement measurement) {}
      };

  /** Files for what follows are being made. */
  void preparing(String what);

  /** A contender is at work. */
  void running(String what);

  /** It is done. */
  void measured(Measurement measurement);
}
