package dev.plumbline.cli;

import dev.plumbline.device.DeviceDescription;
import dev.plumbline.format.Quoted;
import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.migration.BlockSurvey;
import dev.plumbline.migration.DeviceState;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.SectionType;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The tree that {@code inspect} shows on a terminal. */
final class InspectTree {

  private final Console console;
  private final MigrationFile file;
  private final StreamModel model;

  private InspectTree(Console console, MigrationFile file) {
    this.console = console;
    this.file = file;
    this.model = Objects.requireNonNull(file.model());
  }

  static void print(
      Console console, Path path, MigrationFile file, List<BlockInfo> blocks, boolean devices)
      throws IOException {
    InspectTree inspect = new InspectTree(console, file);
    inspect.tree(path, blocks, devices).print(console.out());
    console.out().flush();
  }

  private Tree tree(Path path, List<BlockInfo> blocks, boolean devices) throws IOException {
    String state =
        file.isComplete()
            ? console.styled("green", "complete")
            : console.styled("bold,red", "incomplete or damaged");
    Tree root =
        new Tree(
            console.styled("bold", Console.name(path)) + "  " + model.form().word() + ", " + state);
    long onDisk = BlockSurvey.dataBytes(file.file(), 0, model.fileSizeBytes());
    root.add(
        label("file")
            + Sizes.of(model.fileSizeBytes())
            + ", "
            + Sizes.of(onDisk)
            + " of it on disk, stream at "
            + Sizes.offset(model.offsetBytes()));
    SaveImage image = file.saveImage();
    if (image != null) {
      root.add(
          label("libvirt")
              + "save image, format "
              + image.format().word()
              + ", domain was "
              + (image.wasRunning() ? "running" : "paused or shut off")
              + ", "
              + Sizes.of(image.dataLengthBytes())
              + " of XML");
    }
    String machine = model.configuration().machine();
    root.add(label("machine") + (machine.isEmpty() ? "not said" : Quoted.bare(machine)));
    root.add(
        label("capabilities")
            + (model.configuration().capabilities().isEmpty()
                ? "none"
                : model.configuration().capabilities().stream()
                    .map(Quoted::bare)
                    .collect(Collectors.joining(", "))));
    Tree ram =
        root.add(
            label("RAM")
                + Sizes.of(model.totalRamBytes())
                + " in "
                + plural(blocks.size(), "block")
                + ", pages of "
                + Sizes.of(model.pageSizeBytes()));
    blocks.forEach(block -> block(ram, block));
    sections(root, devices);
    if (model.descriptionOffsetBytes() >= 0) {
      root.add(label("description") + "at " + Sizes.offset(model.descriptionOffsetBytes()));
    }
    return root;
  }

  private void block(Tree ram, BlockInfo info) {
    RamBlock block = info.block();
    Tree branch =
        ram.add(
            console.styled("bold", Quoted.bare(block.name()))
                + "  "
                + Sizes.of(block.usedLengthBytes()));
    MappedRamHeader header = block.mapped();
    if (block.isIgnored()) {
      branch.add("not in the file: shared memory left out by x-ignore-shared");
    } else if (info.setPages() >= 0) {
      String onDisk =
          info.onDiskBytes() < 0 ? "" : ", " + Sizes.of(info.onDiskBytes()) + " on disk";
      branch.add(
          plural(block.pages(), "page")
              + ": "
              + info.setPages()
              + " with data, "
              + info.zeroPages()
              + " zero"
              + onDisk);
    }
    if (header != null && !block.isIgnored()) {
      branch.add(
          "header "
              + Sizes.offset(block.mappedHeaderOffsetBytes())
              + ", bitmap "
              + Sizes.offset(header.bitmapOffsetBytes())
              + " ("
              + Sizes.of(block.bitmapSizeBytes())
              + "), pages "
              + Sizes.offset(header.pagesOffsetBytes()));
    }
    if (info.sha256() != null) {
      branch.add("sha256 " + info.sha256());
    }
  }

  private void sections(Tree root, boolean devices) throws IOException {
    Tree branch = root.add(label("sections") + model.sections().size());
    long parts = model.sections().stream().filter(s -> s.type() == SectionType.PART).count();
    for (Section section : model.sections()) {
      if (section.type() == SectionType.PART || section.type() == SectionType.END) {
        continue;
      }
      String more =
          section.type() == SectionType.START ? ", start, " + plural(parts, "part") + ", end" : "";
      Tree leaf =
          branch.add(
              Quoted.bare(section.name())
                  + "  instance "
                  + section.instance()
                  + ", version "
                  + section.version()
                  + ", at "
                  + Sizes.offset(section.offsetBytes())
                  + more);
      DeviceDescription device = DeviceState.description(model, section);
      if (devices && device != null) {
        leaf.fillLater(tree -> {
          DeviceTree state = new DeviceTree(tree);
          DeviceState.decode(file, section, device, state);
          state.finish();
        });
      }
    }
  }

  private static String label(String text) {
    return String.format("%-14s", text);
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
