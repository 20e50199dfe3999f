package dev.plumbline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.device.DeviceDescription;
import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.migration.DeviceState;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON document of {@code inspect}. Offsets are absolute in the file. */
final class InspectJson {

  private InspectJson() {}

  static void print(
      Console console, Path path, MigrationFile file, List<BlockInfo> blocks, boolean devices)
      throws IOException {
    Json.print(
        console.out(),
        json -> {
          json.writeStringField("file", path.toString());
          StreamModel model = file.model();
          if (model == null) {
            noStream(json);
          } else {
            stream(json, model);
          }
          libvirt(json, file.saveImage());
          json.writeBooleanField("complete", file.isComplete());
          json.writeArrayFieldStart("blocks");
          for (BlockInfo block : blocks) {
            block(json, block);
          }
          json.writeEndArray();
          sections(json, model);
          if (devices) {
            devices(json, file, model);
          }
          Json.findings(json, "findings", path.toString(), file.findings().all());
        });
  }

  /** The keys that are always there. */
  private static void noStream(JsonGenerator json) throws IOException {
    json.writeNullField("form");
    json.writeNullField("machine");
    json.writeArrayFieldStart("capabilities");
    json.writeEndArray();
    json.writeNullField("pageSize");
    json.writeNullField("streamOffset");
  }

  private static void stream(JsonGenerator json, StreamModel model) throws IOException {
    json.writeStringField("form", model.form().word());
    json.writeStringField("machine", model.configuration().machine());
    json.writeArrayFieldStart("capabilities");
    for (String capability : model.configuration().capabilities()) {
      json.writeString(capability);
    }
    json.writeEndArray();
    json.writeStringField(
        "uuid",
        model.configuration().uuid() == null ? null : model.configuration().uuid().toString());
    json.writeNumberField("pageSize", model.pageSizeBytes());
    json.writeNumberField("streamOffset", model.offsetBytes());
    json.writeNumberField("fileSize", model.fileSizeBytes());
    unsigned(json, "totalRam", model.totalRamBytes());
    numberOrNull(json, "descriptionOffset", model.descriptionOffsetBytes());
    json.writeNumberField("streamEnd", model.endBytes());
  }

  private static void libvirt(JsonGenerator json, @Nullable SaveImage image) throws IOException {
    if (image == null) {
      json.writeNullField("libvirt");
      return;
    }
    json.writeObjectFieldStart("libvirt");
    json.writeStringField("format", image.format().word());
    json.writeNumberField("version", image.version());
    json.writeBooleanField("wasRunning", image.wasRunning());
    json.writeStringField("xml", image.xml());
    json.writeEndObject();
  }

  private static void block(JsonGenerator json, BlockInfo info) throws IOException {
    RamBlock block = info.block();
    json.writeStartObject();
    json.writeStringField("name", block.name());
    json.writeNumberField("usedLength", block.usedLengthBytes());
    json.writeNumberField("pageSize", block.pageSizeBytes());
    json.writeNumberField("headerOffset", block.headerOffsetBytes());
    MappedRamHeader header = block.mapped();
    if (header == null) {
      json.writeNullField("bitmapOffset");
      json.writeNullField("pagesOffset");
    } else {
      unsigned(json, "bitmapOffset", header.bitmapOffsetBytes());
      unsigned(json, "pagesOffset", header.pagesOffsetBytes());
    }
    json.writeNumberField("pages", block.pages());
    numberOrNull(json, "setPages", info.setPages());
    numberOrNull(json, "zeroPages", info.zeroPages());
    numberOrNull(json, "onDisk", info.onDiskBytes());
    if (block.guestAddressBytes() >= 0) {
      json.writeNumberField("guestAddress", block.guestAddressBytes());
    }
    if (info.sha256() != null) {
      json.writeStringField("sha256", info.sha256());
    }
    json.writeEndObject();
  }

  /** All 64 bits of a field count, however damaged it is. */
  private static void unsigned(JsonGenerator json, String key, long value) throws IOException {
    json.writeNumberField(key, new BigInteger(Long.toUnsignedString(value)));
  }

  private static void numberOrNull(JsonGenerator json, String key, long value) throws IOException {
    if (value < 0) {
      json.writeNullField(key);
    } else {
      json.writeNumberField(key, value);
    }
  }

  private static List<Section> sectionsOf(@Nullable StreamModel model) {
    return model == null ? List.of() : model.sections();
  }

  private static void sections(JsonGenerator json, @Nullable StreamModel model) throws IOException {
    json.writeArrayFieldStart("sections");
    for (Section section : sectionsOf(model)) {
      json.writeStartObject();
      json.writeStringField("name", section.name());
      json.writeNumberField("id", section.id());
      json.writeNumberField("instance", section.instance());
      json.writeNumberField("version", section.version());
      json.writeStringField("type", section.type().word());
      json.writeNumberField("offset", section.offsetBytes());
      json.writeNumberField("end", section.endBytes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void devices(JsonGenerator json, MigrationFile file, @Nullable StreamModel model)
      throws IOException {
    json.writeArrayFieldStart("devices");
    for (Section section : sectionsOf(model)) {
      DeviceDescription device = model == null ? null : DeviceState.description(model, section);
      if (device != null) {
        json.writeStartObject();
        json.writeStringField("name", device.name());
        json.writeNumberField("instance", section.instance());
        json.writeStringField("vmsd", device.state().name());
        json.writeNumberField("version", section.version());
        json.writeNumberField("offset", section.payloadOffsetBytes());
        json.writeArrayFieldStart("fields");
        DeviceState.decode(file, section, device, new DeviceJson(json));
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
