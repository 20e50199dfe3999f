package dev.plumbline.faults.file;

/**
 * A fault that happened.
 *
 * @param fault which
 * @param call to what kind of call
 * @param number which of that kind, counted from 1
 * @param offsetBytes where in the file the call was; 0 for {@link Call#SYNC}
 * @param lengthBytes how much it asked for; 0 where that makes no sense
 */
public record Fired(Fault fault, Call call, long number, long offsetBytes, int lengthBytes) {}
