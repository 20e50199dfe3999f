package dev.plumbline.verify;

import static dev.plumbline.testing.StreamBuilder.mapped;
import static dev.plumbline.testing.StreamBuilder.stream;

import dev.plumbline.format.Rule;
import dev.plumbline.testing.DeviceSpec;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.LibvirtSpec;
import dev.plumbline.testing.StreamBuilder;
import java.nio.ByteOrder;
import java.util.List;

/** Damage to everything around RAM: libvirt header, frame, configuration, sections, description. */
final class FrameCases {

  private FrameCases() {}

  private static Image inMappedRam() {
    return mapped().typical().build();
  }

  private static Image inStream() {
    return stream().typical().build();
  }

  private static Image inLibvirt() {
    return mapped().libvirt(LibvirtSpec.of(ByteOrder.LITTLE_ENDIAN, 6)).typical().build();
  }

  private static Image inLibvirtOfABigEndianHost() {
    return stream().libvirt(LibvirtSpec.of(ByteOrder.BIG_ENDIAN, 0)).typical().build();
  }

  static List<RuleCase> all() {
    return List.of(
        RuleCase.of(
            Rule.STREAM_MAGIC,
            "other magic",
            FrameCases::inMappedRam,
            i -> i.set("stream.magic", 0x7f454c46),
            "stream.magic",
            null,
            "found 0x7f454c46, expected 0x5145564d (QEVM)"),
        RuleCase.of(
            Rule.STREAM_VERSION,
            "version 4",
            FrameCases::inStream,
            i -> i.set("stream.version", 4),
            "stream.version",
            null,
            "stream version: found 4, expected 3"),
        RuleCase.of(
            Rule.FILE_EMPTY,
            "no bytes",
            FrameCases::inMappedRam,
            i -> i.cut(0),
            "stream.magic",
            null,
            "found end of file at 0"),
        RuleCase.of(
            Rule.FILE_EMPTY,
            "nothing behind libvirt's data",
            FrameCases::inLibvirt,
            i -> i.cut(i.at("stream.magic")),
            "stream.magic",
            null,
            "found end of file"),
        RuleCase.of(
            Rule.FILE_COMPRESSED,
            "gzip data",
            FrameCases::inStream,
            i -> i.set("stream.magic", 0x1f8b0800),
            "stream.magic",
            null,
            "unpack it first: gzip -dc < memory-file"),
        RuleCase.of(
            Rule.FILE_COMPRESSED,
            "libvirt's format xz",
            FrameCases::inLibvirt,
            i -> i.set("libvirt.format", 3),
            "libvirt.format",
            null,
            "| xz -dc > STREAM"),
        RuleCase.of(
            Rule.LIBVIRT_HEADER,
            "version 3",
            FrameCases::inLibvirt,
            i -> i.set("libvirt.version", 3),
            "libvirt.version",
            null,
            "found version 3, expected version 1 or 2"),
        RuleCase.of(
            Rule.LIBVIRT_HEADER,
            "format 7",
            FrameCases::inLibvirtOfABigEndianHost,
            i -> i.set("libvirt.format", 7),
            "libvirt.format",
            null,
            "found format 7"),
        RuleCase.of(
            Rule.LIBVIRT_PARTIAL,
            "magic of an unfinished image",
            FrameCases::inLibvirt,
            i -> i.set("libvirt.magic", "LibvirtQemudPart"),
            "libvirt.magic",
            null,
            "didn't finish saving"),
        RuleCase.of(
            Rule.TRUNCATED,
            "cut in the configuration",
            FrameCases::inMappedRam,
            i -> i.cut(i.at("configuration.uuid") + 7),
            "configuration.uuid",
            null,
            "machine UUID: found end of file"),
        RuleCase.of(
            Rule.TRUNCATED,
            "libvirt's data longer than the file",
            FrameCases::inLibvirtOfABigEndianHost,
            i -> i.set("libvirt.dataLength", 0xffff_ffffL),
            "libvirt.dataLength",
            null,
            "data length 4294967295"),
        RuleCase.of(
            Rule.CONFIGURATION,
            "page bits 17",
            FrameCases::inMappedRam,
            i -> i.set("configuration.pageBits", 17),
            "configuration.pageBits",
            null,
            "found target page bits 17, expected 10 to 16"),
        RuleCase.of(
            Rule.CONFIGURATION,
            "unknown subsection",
            FrameCases::inStream,
            i -> i.set("configuration.uuid.name", "configuration/uUid"),
            "configuration.uuid.type",
            null,
            "subsection \"configuration/uUid\""),
        new RuleCase(
            Rule.CONFIGURATION_MISSING,
            "no configuration section",
            FrameCases::inStream,
            () -> stream().noConfiguration().typical().build(),
            i -> i.at("ram.type"),
            null,
            "found none, expected a configuration section"),
        RuleCase.of(
            Rule.SECTION_TYPE,
            "type 0x33",
            FrameCases::inMappedRam,
            i -> i.set("command.type", 0x33),
            "command.type",
            null,
            "section type: found 0x33"),
        RuleCase.of(
            Rule.SECTION_ORDER,
            "end of a section that never began",
            FrameCases::inMappedRam,
            i -> i.set("ramEnd.id", 99),
            "ramEnd.type",
            null,
            "end section: found id 99"),
        RuleCase.of(
            Rule.SECTION_DUPLICATE,
            "one id for two devices",
            FrameCases::inMappedRam,
            i ->
                i.set("device[1].id", i.get("device[0].id"))
                    .set("device[1].footer.id", i.get("device[0].id")),
            "device[1].type",
            null,
            "found id 5, used before"),
        RuleCase.of(
            Rule.SECTION_FOOTER,
            "another id in the footer",
            FrameCases::inStream,
            i -> i.set("device[0].footer.id", 77),
            "device[0].footer.type",
            null,
            "footer of section \"timer\": found id 77, expected byte 0x7e, id 5"),
        RuleCase.of(
            Rule.SECTION_UNKNOWN,
            "a device that isn't described",
            FrameCases::inMappedRam,
            i -> i.set("device[0].name", "tamer"),
            "device[0].type",
            null,
            "section \"tamer\" instance 0"),
        RuleCase.of(
            Rule.SECTION_UNKNOWN,
            "a device's start section",
            FrameCases::inStream,
            i -> i.set("device[0].type", 1),
            "device[0].type",
            null,
            "section \"timer\""),
        new RuleCase(
            Rule.END_MISSING,
            "cut before the end byte",
            FrameCases::inMappedRam,
            () -> noDevices("end"),
            i -> i.at("end"),
            null,
            "found end of file, expected a section or the end byte 00"),
        new RuleCase(
            Rule.DESCRIPTION_MISSING,
            "no description",
            FrameCases::inMappedRam,
            () -> mapped().noDescription().typical().build(),
            i -> i.file().sizeBytes(),
            null,
            "suppress-vmdesc=on"),
        new RuleCase(
            Rule.DESCRIPTION_JSON,
            "half a description",
            FrameCases::inMappedRam,
            () -> mapped().typical().description("{\"page_size\": 4096, \"devices\": [").build(),
            i -> i.file().sizeBytes(),
            null,
            "Unexpected end-of-input"),
        new RuleCase(
            Rule.DESCRIPTION_PAGE_SIZE,
            "page_size 8192",
            FrameCases::inMappedRam,
            () ->
                mapped()
                    .description("{\"page_size\": 8192, \"devices\": []}")
                    .block("a", 1)
                    .build(),
            i -> i.at("description.type"),
            null,
            "found page_size 8192, expected the target's page size 4096"),
        new RuleCase(
            Rule.DEVICE_ORDER,
            "devices described in another order",
            FrameCases::inMappedRam,
            () -> swapped("b", "a"),
            i -> i.at("device[0].type"),
            null,
            "found device 1 of the description, expected device 0"),
        new RuleCase(
            Rule.DEVICE_ORDER,
            "a device described that isn't there",
            FrameCases::inMappedRam,
            () -> swapped("a", "b", "c"),
            i -> i.at("description.type"),
            null,
            "found 3 devices, expected the 2 that the stream has"),
        RuleCase.of(
            Rule.DEVICE_STATE,
            "a subsection of another name",
            FrameCases::inMappedRam,
            i -> i.set("device[1].vga/more", (byte) 5, (byte) 8, (byte) 'V'),
            "device[1].vga/more",
            null,
            "found name \"Vga/more\", expected name \"vga/more\""),
        new RuleCase(
            Rule.TRAILING_BYTES,
            "a byte behind the end",
            FrameCases::inMappedRam,
            () -> inMappedRam().append((byte) 0),
            i -> i.field("description.json").endBytes(),
            null,
            "found 1 bytes behind the stream's end") //
        );
  }

  private static Image noDevices(String cutAt) {
    Image image = mapped().block("pc.ram", 2, 0).build();
    return image.cut(image.at(cutAt));
  }

  private static Image swapped(String... described) {
    StringBuilder devices = new StringBuilder();
    for (String name : described) {
      devices
          .append(devices.isEmpty() ? "" : ", ")
          .append("{\"name\": \"" + name + "\", \"instance_id\": 0, \"fields\": []}");
    }
    return StreamBuilder.mapped()
        .block("pc.ram", 1, 0)
        .device(DeviceSpec.of("a"))
        .device(DeviceSpec.of("b"))
        .description("{\"page_size\": 4096, \"devices\": [" + devices + "]}")
        .build();
  }
}
