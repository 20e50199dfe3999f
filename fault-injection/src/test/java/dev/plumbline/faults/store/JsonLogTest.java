package dev.plumbline.faults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.Injector;
import dev.plumbline.faults.inject.Layout;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.io.Errno;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class JsonLogTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.006Z"));
  private static final Plan PLAN =
      Plan.builder().on(Call.READ, Call.RENAME).error(Errno.EIO).build();

  @Test
  void aFaultIsALineAsSoonAsItHappens() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonLog log = new JsonLog(out, CLOCK)) {
      Injector injector = new Injector(PLAN, Layout.Source.NONE, log);
      injector.decide(Event.read("/a\n\"é", true, 4096, 512, 0));
      injector.decide(Event.rename("/a", "/b"));
      assertThat(out.toString(StandardCharsets.US_ASCII).lines())
          .containsExactly(
              "{\"sequence\":1,\"time\":\"2026-01-02T03:04:05.006Z\",\"rule\":1,"
                  + "\"text\":\"on read,rename: error EIO\",\"call\":\"read\",\"number\":1,"
                  + "\"file\":\"/a\\n\\\"\\u00E9\",\"offset\":4096,\"length\":512,\"direct\":true,"
                  + "\"message\":\"injected EIO (Input/output error) by rule 1: offset=4096,"
                  + " length=512, call=1\"}",
              "{\"sequence\":2,\"time\":\"2026-01-02T03:04:05.006Z\",\"rule\":1,"
                  + "\"text\":\"on read,rename: error EIO\",\"call\":\"rename\",\"number\":1,"
                  + "\"file\":\"/a\",\"newFile\":\"/b\",\"offset\":0,\"length\":0,"
                  + "\"direct\":false,\"message\":\"injected EIO (Input/output error) by rule 1:"
                  + " offset=0, length=0, call=1\"}");
    }
  }

  @Test
  void aLogThatCannotBeWrittenIsToldWhenItIsClosed() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("log disk full");
          }
        };
    JsonLog log = new JsonLog(full, CLOCK);
    new Injector(PLAN, Layout.Source.NONE, log).decide(Event.read("/a", true, 0, 1, 0));
    assertThatThrownBy(log::close).hasMessage("log disk full");
  }
}
