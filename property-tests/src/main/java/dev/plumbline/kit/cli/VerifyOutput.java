package dev.plumbline.kit.cli;

import dev.plumbline.cli.Console;
import dev.plumbline.cli.FileVerdict;
import dev.plumbline.cli.Json;
import dev.plumbline.format.Severity;
import dev.plumbline.kit.merge.VerifyResults;
import dev.plumbline.kit.merge.VerifyResults.Found;
import java.io.IOException;
import java.util.List;

/** The results of {@code verify}, put together of shards, as that command prints them. */
final class VerifyOutput {

  private VerifyOutput() {}

  static void print(Console console, VerifyResults results, boolean json) throws IOException {
    for (String file : results.unread()) {
      console
          .err()
          .println(
              "plumbline: " + Console.oneLine(file) + ": could not be read; its shard says why");
    }
    console.err().flush();
    if (json) {
      json(console, results);
      return;
    }
    results
        .files()
        .forEach((file, found) -> {
          if (!results.unread().contains(file)) {
            print(console, file, found);
          }
        });
  }

  private static void json(Console console, VerifyResults results) throws IOException {
    if (results.unread().size() == results.files().size() && !results.unread().isEmpty()) {
      return;
    }
    Json.print(
        console.out(),
        j -> {
          j.writeBooleanField("ok", results.ok());
          j.writeArrayFieldStart("findings");
          for (List<Found> file : results.files().values()) {
            for (Found found : file) {
              found.fields().write(j);
            }
          }
          j.writeEndArray();
        });
  }

  private static void print(Console console, String file, List<Found> all) {
    for (Found found : all) {
      console
          .out()
          .println(
              Console.oneLine(file)
                  + ": "
                  + console.line(
                      found.severity(),
                      Console.oneLine(found.id()),
                      found.offsetBytes(),
                      Console.oneLine(found.message())));
    }
    FileVerdict.print(console, file, count(all, Severity.ERROR), count(all, Severity.WARNING));
  }

  private static long count(List<Found> all, Severity severity) {
    return all.stream().filter(found -> found.severity() == severity).count();
  }
}
