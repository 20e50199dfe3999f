package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.Rule;

/**
 * A fault that happened.
 *
 * @param sequence counted from 1 over the whole run
 * @param ruleNumber which rule of the plan, counted from 1
 * @param rule the rule
 * @param event the call it happened to
 * @param callNumber which call of its kind that was, counted from 1
 * @param action what was done
 */
public record Fired(
    long sequence, int ruleNumber, Rule rule, Event event, long callNumber, Action action) {

  /**
   * A clause for error messages and logs: {@code injected EIO (Input/output error) by rule 2}, with
   * the place of the call.
   */
  public String message() {
    String what =
        switch (action) {
          case Action.Fail a ->
              a.errno()
                  + " ("
                  + a.errno().description()
                  + ")"
                  + (a.why().isEmpty() ? "" : ", ")
                  + a.why();
          case Action.Forget a ->
              a.errno() + " (" + a.errno().description() + "), unsynced data forgotten";
          case Action.Shorten a -> "short transfer of " + a.bytes() + " bytes";
          case Action.Tear a -> "torn write";
          case Action.Skip a -> "dropped " + event.call().word();
          case Action.Redirect a -> "transfer at " + a.offsetBytes() + " instead";
          case Action.Repeat a -> "second write at " + a.offsetBytes();
          case Action.Stale a -> "stale data";
          case Action.Flip a -> "flip of " + a.bits().size() + " bits";
          case Action.Zero a -> "zeros";
          case Action.Wait a -> "delay of " + a.nanos() + " ns";
          case Action.Hang a -> "hang";
          case Action.Shrink a -> "truncation to " + a.sizeBytes() + " bytes";
          case Action.Cut a -> "power cut " + (a.before() ? "before" : "after") + " this call";
        };
    return "injected "
        + what
        + " by rule "
        + ruleNumber
        + ": offset="
        + event.offsetBytes()
        + ", length="
        + event.lengthBytes()
        + ", call="
        + callNumber;
  }
}
