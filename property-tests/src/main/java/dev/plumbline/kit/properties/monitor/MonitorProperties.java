package dev.plumbline.kit.properties.monitor;

import dev.plumbline.fixtures.filesystems.FilesystemKind;
import dev.plumbline.fixtures.filesystems.FilesystemRecipe;
import dev.plumbline.fixtures.filesystems.MountedFilesystem;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.run.PropertyExtension;
import dev.plumbline.kit.run.Tries;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.qemu.QemuSubject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** Whatever is done to a QEMU over its monitor, it stays in order. */
@AddLifecycleHook(PropertyExtension.class)
public final class MonitorProperties {

  /** Less than the RAM, which is about 2 MiB without its zero pages. */
  private static final long SMALL_DISK_BYTES = 1 << 20;

  private static final RamSpec RAM = RamSpec.of("m0", 1024, "fragmented:1");

  @Property
  @Tries(inProcess = 1, started = 60)
  @Case(
      id = "CAP-101",
      holds =
          "After any sequence of settings, saves, failures and cancels a source answers, keeps its"
              + " RAM and settings, and can save.",
      clause = "file-migration",
      hunts = "retry-after-cancel",
      fixedBy = "4f08b870f8 (11.1)",
      needs = {Capability.SAVE, Capability.MAPPED_RAM, Capability.SETTINGS, Capability.CANCEL})
  void sourceStaysInOrder(@ForAll("sequences") List<Step> steps) throws IOException {
    CaseRun run = KitSession.current().attempt();
    if (!(run.subject() instanceof QemuSubject subject)) {
      throw run.unsupported("it has no monitor");
    }
    GuestRam ram = run.fill(List.of(RAM)).getFirst();
    Truth truth = run.keep(List.of(ram));
    Path smallDisk = smallDisk(run);
    WatchedQemu.Places places =
        new WatchedQemu.Places(
            run.directory(), smallDisk, ram, ram.file().resolveSibling("restored"));
    Judgement judgement;
    try (WatchedQemu qemu = WatchedQemu.start(subject.binary(), places, truth)) {
      judgement = walk(qemu, steps);
      run.show(Exhibit.text("commands that repeat it", qemu.repeat()));
      run.show(Exhibit.text("what QEMU printed", qemu.output()));
    } catch (Violation e) {
      judgement = e.judgement();
    }
    run.expect(judgement);
  }

  private static Judgement walk(WatchedQemu qemu, List<Step> steps) throws IOException {
    try {
      for (Step step : steps) {
        qemu.take(step);
      }
      qemu.end();
      return new Judgement(Verdict.OK, "");
    } catch (Violation e) {
      return e.judgement();
    }
  }

  /** One for all tries; without the right to mount, sequences do without it. */
  private static @Nullable Path smallDisk(CaseRun run) throws IOException {
    return run.shared(SmallDisk.class, SmallDisk::mount).directory();
  }

  /** A filesystem that is soon full. */
  private record SmallDisk(@Nullable MountedFilesystem filesystem) implements Closeable {
    static SmallDisk mount() {
      try {
        return new SmallDisk(
            MountedFilesystem.mount(
                FilesystemRecipe.inMemory(FilesystemKind.TMPFS).withBytes(SMALL_DISK_BYTES)));
      } catch (IOException e) {
        return new SmallDisk(null);
      }
    }

    @Nullable Path directory() {
      return filesystem == null ? null : filesystem.directory();
    }

    @Override
    public void close() throws IOException {
      if (filesystem != null) {
        filesystem.close();
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    return Steps.sequences();
  }
}
