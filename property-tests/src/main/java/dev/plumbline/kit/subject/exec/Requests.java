package dev.plumbline.kit.subject.exec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.kit.subject.ZeroPageDetection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Requests as JSON documents; {@code docs/kit.md} lists their fields. */
final class Requests {

  /** The protocol's version. */
  static final int PROTOCOL = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Requests() {}

  static String save(SaveRequest request) {
    ObjectNode json = transfer("save", request.file(), request.blocks(), request.options());
    json.put("machine", machine(request.machine().type()));
    ZeroPageDetection zeroPages = request.options().zeroPages();
    if (zeroPages != null) {
      json.put("zeroPages", zeroPages.word());
    }
    return json.toPrettyString();
  }

  static String restore(LoadRequest request) {
    ObjectNode json = transfer("restore", request.file(), request.blocks(), request.options());
    json.put("machine", machine(request.machine().type()));
    json.put("dirty", request.dirty());
    return json.toPrettyString();
  }

  private static ObjectNode transfer(
      String operation, Path file, List<GuestRam> blocks, TransferOptions options) {
    ObjectNode json = JSON.createObjectNode();
    json.put("protocol", PROTOCOL);
    json.put("operation", operation);
    json.put("file", file.toAbsolutePath().toString());
    json.put("offset", options.offsetBytes());
    if (options.uri() != null) {
      json.put("uri", options.uri());
    }
    json.put("form", options.form().word());
    json.put("channels", options.channels());
    json.put("directIo", options.directIo());
    json.put("pageSize", RamPattern.PAGE_BYTES);
    ArrayNode list = json.putArray("blocks");
    for (GuestRam block : blocks) {
      list.addObject()
          .put("name", block.name())
          .put("length", block.lengthBytes())
          .put("ram", block.file().toAbsolutePath().toString());
    }
    if (!options.settings().isEmpty()) {
      ObjectNode settings = json.putObject("settings");
      for (Map.Entry<String, Object> setting : options.settings().entrySet()) {
        settings.putPOJO(setting.getKey(), setting.getValue());
      }
    }
    json.put("boundSeconds", options.bound().toMillis() / 1000.0);
    return json;
  }

  private static String machine(String type) {
    return type.isEmpty() ? "none" : type;
  }
}
