package dev.plumbline.kit.merge;

import dev.plumbline.shard.Shard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one run of {@code verify} of its shards. */
public final class VerifyMerge {

  private VerifyMerge() {}

  /**
   * The whole run: all files in the order in which they were given.
   *
   * @param parts all of its shards, in any order
   * @throws UnfitPartsException when they aren't
   */
  public static VerifyResults merge(List<Part<VerifyResults>> parts) throws UnfitPartsException {
    List<Part<VerifyResults>> sorted = Part.inOrder(parts);
    Part<VerifyResults> first = sorted.getFirst();
    List<List<Map.Entry<String, List<VerifyResults.Found>>>> hands = new ArrayList<>();
    int total = 0;
    for (Part<VerifyResults> part : sorted) {
      part.agree(
          first, "fingerprint of files and options", part.results().run(), first.results().run());
      hands.add(List.copyOf(part.results().files().entrySet()));
      total += part.results().files().size();
    }
    Map<String, List<VerifyResults.Found>> files = new LinkedHashMap<>();
    Set<String> unread = new LinkedHashSet<>();
    for (Part<VerifyResults> part : sorted) {
      checkSize(part, total);
      unread.addAll(part.results().unread());
    }
    for (int position = 0; position < total; position++) {
      Part<VerifyResults> part = sorted.get(position % sorted.size());
      var file = hands.get(position % sorted.size()).get(position / sorted.size());
      if (files.put(file.getKey(), file.getValue()) != null) {
        throw new UnfitPartsException(part.source() + ": another shard holds " + file.getKey());
      }
    }
    return new VerifyResults(first.results().run(), files, unread);
  }

  private static void checkSize(Part<VerifyResults> part, int total) throws UnfitPartsException {
    Shard shard = part.shard();
    int expected = total / shard.count() + (shard.number() <= total % shard.count() ? 1 : 0);
    int found = part.results().files().size();
    if (found != expected) {
      throw new UnfitPartsException(
          "%s: found %d files, expected %d: shard %s of %d"
              .formatted(part.source(), found, expected, shard, total));
    }
  }
}
