package handshake.viewer.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves a page over HTTP to this machine. A request is answered only if its path begins with the
/// page's secret word and it names this very server as its host: another page that is open in the
/// same browser can reach neither.
final class PageServer implements AutoCloseable {
    private static final int TOKEN_BYTES = 16;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;
    private static final int LOOK_MILLIS = 1_000;
    private static final int REST_MILLIS = 200;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Answers answers;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String token;

    PageServer(Answers answers, int port) throws IOException {
        this.answers = answers;
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        server = HttpServer.create(new InetSocketAddress(localhost(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static InetAddress localhost() throws IOException {
        return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    }

    URI uri() {
        return URI.create(
                "http://127.0.0.1:%d/%s/".formatted(server.getAddress().getPort(), token));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!isAllowed(exchange, path)) {
                send(exchange, FORBIDDEN, "text/plain", "This address is not complete.");
                return;
            }
            String name = path.substring(token.length() + 2);
            if (name.equals("news")) {
                news(exchange);
            } else {
                answer(exchange, name);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the page was closed
        }
    }

    private boolean isAllowed(HttpExchange exchange, String path) {
        int port = server.getAddress().getPort();
        String host = exchange.getRequestHeaders().getFirst("Host");
        boolean isHere = ("127.0.0.1:" + port).equals(host) || ("localhost:" + port).equals(host);
        String start = "/" + token + "/";
        String said = path.substring(0, Math.min(path.length(), start.length()));
        boolean knows = MessageDigest.isEqual(bytes(said), bytes(start));
        return isHere && knows && exchange.getRequestMethod().equals("GET");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange, String name)
            throws IOException, InterruptedException {
        if (name.isEmpty()) {
            send(exchange, 200, "text/html", Document.served(answers.language()));
            return;
        }
        if (name.equals("findings.json")) {
            send(exchange, 200, "application/json", Assets.findings());
            return;
        }
        byte[] asset = Assets.read(name);
        if (asset != null) {
            send(exchange, 200, type(name), asset);
            return;
        }
        String json;
        try {
            json = answers.answer(name, values(exchange.getRequestURI().getRawQuery()));
        } catch (IOException e) { // of the capture, not of this connection
            send(exchange, FAILED, "text/plain", Trouble.of(e).en());
            return;
        } catch (IllegalArgumentException _) {
            send(exchange, NOT_FOUND, "text/plain", "There is no such thing.");
            return;
        }
        send(exchange, json == null ? NOT_FOUND : 200, "application/json", "" + json);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".js" -> "text/javascript";
            case ".css" -> "text/css";
            case ".svg" -> "image/svg+xml";
            case ".json" -> "application/json";
            default -> "text/html";
        };
    }

    private static Map<String, String> values(String query) {
        var values = new HashMap<String, String>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return values;
    }

    /// Server-sent events: the state whenever it has changed, at most five times a second.
    private void news(HttpExchange exchange) throws IOException, InterruptedException {
        headers(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            String told = "";
            long seen = -1;
            while (true) {
                seen = answers.recording().awaitNews(seen, LOOK_MILLIS);
                String state = answers.state();
                boolean isNew = !state.equals(told);
                out.write(bytes(isNew ? "data: " + state + "\n\n" : ": still here\n\n"));
                out.flush();
                told = state;
                Thread.sleep(REST_MILLIS);
            }
        }
    }

    private static void headers(HttpExchange exchange, String type) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        send(exchange, status, type, bytes(text));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content)
            throws IOException {
        headers(exchange, type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
