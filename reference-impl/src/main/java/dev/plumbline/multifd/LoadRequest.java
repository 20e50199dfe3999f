package dev.plumbline.multifd;

import dev.plumbline.io.PositionedFile;
import java.util.Arrays;

/**
 * One read of the file and where its pieces go: a span of the file that holds pages of one block,
 * and bytes between them that are read along and dropped.
 */
final class LoadRequest {

  private static final int FIRST_CAPACITY = 16;

  private final LoadTarget target;
  private final long fileOffsetBytes;
  private long fileEndBytes;
  private long[] inFile = new long[FIRST_CAPACITY];
  private long[] inBlock = new long[FIRST_CAPACITY];
  private int[] length = new int[FIRST_CAPACITY];
  private int pieces;

  LoadRequest(LoadTarget target, long fileOffsetBytes) {
    this.target = target;
    this.fileOffsetBytes = fileOffsetBytes;
    this.fileEndBytes = fileOffsetBytes;
  }

  /** Adds a piece behind those already there; adjacent ones become one. */
  void add(long fileOffset, long blockOffset, int lengthBytes) {
    fileEndBytes = fileOffset + lengthBytes;
    if (pieces > 0
        && inFile[pieces - 1] + length[pieces - 1] == fileOffset
        && inBlock[pieces - 1] + length[pieces - 1] == blockOffset) {
      length[pieces - 1] += lengthBytes;
      return;
    }
    if (pieces == length.length) {
      inFile = Arrays.copyOf(inFile, pieces * 2);
      inBlock = Arrays.copyOf(inBlock, pieces * 2);
      length = Arrays.copyOf(length, pieces * 2);
    }
    inFile[pieces] = fileOffset;
    inBlock[pieces] = blockOffset;
    length[pieces] = lengthBytes;
    pieces++;
  }

  LoadTarget target() {
    return target;
  }

  PositionedFile ram() {
    return target.ram();
  }

  /** First byte to read. */
  long fileOffsetBytes() {
    return fileOffsetBytes;
  }

  /** The byte after the last one to read. */
  long fileEndBytes() {
    return fileEndBytes;
  }

  int pieces() {
    return pieces;
  }

  long inFile(int piece) {
    return inFile[piece];
  }

  long inBlock(int piece) {
    return inBlock[piece];
  }

  int length(int piece) {
    return length[piece];
  }

  /** Bytes of pages, without what is read along. */
  long pageBytes() {
    long sum = 0;
    for (int i = 0; i < pieces; i++) {
      sum += length[i];
    }
    return sum;
  }
}
