package dev.plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong on our side, in one line each. */
final class Problems {

  private Problems() {}

  /** An I/O error. */
  static void print(PrintWriter err, IOException e) {
    err.println("plumbline: " + Console.oneLine(reason(e)));
    err.flush();
  }

  /** A mistake of the program: the one case in which more than a line is wanted. */
  static void printInternal(PrintWriter err, Throwable e) {
    err.println("plumbline: internal error; please report it with the lines below");
    e.printStackTrace(err);
    err.flush();
  }

  /** Java leaves the reason to the exception's class. */
  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException f -> f.getFile() + ": no such file or directory";
      case AccessDeniedException f -> f.getFile() + ": permission denied";
      case FileAlreadyExistsException f -> f.getFile() + ": exists already";
      case NotDirectoryException f -> f.getFile() + ": is not a directory";
      case FileSystemException f ->
          f.getFile() + ": " + (f.getReason() == null ? "refused by the system" : f.getReason());
      default -> e.getMessage() == null ? "input/output error" : e.getMessage();
    };
  }
}
