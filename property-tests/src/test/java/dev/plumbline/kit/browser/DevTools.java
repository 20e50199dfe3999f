package dev.plumbline.kit.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Chromium's DevTools protocol: calls with answers, and events. */
final class DevTools implements AutoCloseable {

  private static final long BOUND_SECONDS = 60;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Something that the browser told of itself.
   *
   * @param session which page's; empty for the browser's
   */
  record Event(String session, String method, JsonNode parameters) {}

  private final HttpClient client;
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final WebSocket socket;

  private DevTools(HttpClient client, URI address) {
    this.client = client;
    this.socket = client.newWebSocketBuilder().buildAsync(address, new Receiver()).join();
  }

  static DevTools connect(URI address) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    try {
      return new DevTools(client, address);
    } catch (CompletionException e) {
      client.shutdownNow();
      throw new IOException("no WebSocket at " + address, e);
    }
  }

  /**
   * Calls and waits for the answer.
   *
   * @param session the page's; empty for the browser itself
   */
  JsonNode call(String session, String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
    message.set("params", MAPPER.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket.sendText(message.toString(), true).join();
    try {
      JsonNode found = answer.get(BOUND_SECONDS, TimeUnit.SECONDS);
      if (found.has("error")) {
        throw new IllegalStateException(method + " " + parameters + ": " + found.path("error"));
      }
      return found.path("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " " + parameters + ": no answer", e);
    }
  }

  /** What a page has told so far. */
  synchronized List<Event> events(String session) {
    return events.stream().filter(e -> e.session().equals(session)).toList();
  }

  /** How often a page has told of something. */
  long count(String session, String method) {
    return events(session).stream().filter(e -> e.method().equals(method)).count();
  }

  /** Waits until a page has told of something more often than that. */
  synchronized void awaitMore(String session, String method, long than) {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (count(session, method) <= than) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
      if (left <= 0) {
        throw new IllegalStateException("no " + method);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(method, e);
      }
    }
  }

  private synchronized void add(Event event) {
    events.add(event);
    notifyAll();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  /** Puts messages together: long ones come in pieces. */
  private final class Receiver implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
      text.append(piece);
      if (last) {
        receive(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      waiting.values().forEach(answer -> answer.completeExceptionally(error));
    }

    private void receive(String message) {
      try {
        JsonNode tree = MAPPER.readTree(message);
        if (tree.has("id")) {
          CompletableFuture<JsonNode> answer = waiting.remove(tree.path("id").asInt());
          if (answer != null) {
            answer.complete(tree);
          }
        } else {
          String session = tree.path("sessionId").asText("");
          add(new Event(session, tree.path("method").asText(), tree.path("params")));
        }
      } catch (JsonProcessingException e) {
        waiting.values().forEach(answer -> answer.completeExceptionally(e));
      }
    }
  }
}
