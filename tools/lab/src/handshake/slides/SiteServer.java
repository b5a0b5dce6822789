package handshake.slides;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Serves the site to this machine, and to nobody else.
public final class SiteServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int OK = 200;
    private static final int FOUND = 302;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int BROKEN = 500;

    private final Site site;
    private final HttpServer server;

    /// Begins to serve.
    ///
    /// @param port 0 for any that is free
    /// @throws IOException if the port is taken
    public SiteServer(Site site, int port) throws IOException {
        this.site = site;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// The address of a page.
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                say(exchange, NOT_ALLOWED, "Only GET.");
            } else if (path.isEmpty()) {
                exchange.getResponseHeaders().set("Location", "/index.html");
                exchange.sendResponseHeaders(FOUND, -1);
            } else {
                send(exchange, path);
            }
        }
    }

    private void send(HttpExchange exchange, String path) throws IOException {
        Optional<Site.Page> page;
        try {
            page = site.page(path);
        } catch (IOException | UncheckedIOException e) {
            say(exchange, BROKEN, "This page cannot be made: " + e.getMessage());
            return;
        }
        if (page.isEmpty()) {
            say(exchange, NOT_FOUND, "There is no page " + path + ". 没有这个页面。");
        } else {
            write(exchange, OK, page.get());
        }
    }

    private static void say(HttpExchange exchange, int status, String what) throws IOException {
        byte[] content = what.getBytes(StandardCharsets.UTF_8);
        write(exchange, status, new Site.Page("text/plain; charset=utf-8", content));
    }

    private static void write(HttpExchange exchange, int status, Site.Page page)
            throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", page.type());
        headers.set("Cache-Control", "no-store"); // an author reloads and sees what was written
        headers.set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, page.content().length);
            exchange.getResponseBody().write(page.content());
        }
    }
}
