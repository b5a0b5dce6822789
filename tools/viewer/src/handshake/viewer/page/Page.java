package handshake.viewer.page;

import handshake.viewer.Watched;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// A page in the browser that shows a capture, served to this machine only.
///
/// ```java
/// try (var page = Page.serve(watched, Locale.ENGLISH)) {
///     Browser.open(page.uri());
///     page.awaitClose();
/// }
/// ```
public final class Page implements AutoCloseable {
    private final Reader reader;
    private final Thread thread;
    private final PageServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Page(Reader reader, PageServer server) {
        this.reader = reader;
        this.server = server;
        thread = Thread.ofPlatform().daemon().name("page: capture").unstarted(reader);
    }

    /// Starts a page on a free port of 127.0.0.1 and reads the capture behind it. Its address holds
    /// a random word without which nothing is answered.
    ///
    /// @param language what the page speaks at first: Chinese or, for any other, English
    /// @throws IOException if no port can be opened
    public static Page serve(Watched watched, Locale language) throws IOException {
        return serve(watched, language, 0);
    }

    /// As [#serve(Watched, Locale)], on that port.
    ///
    /// @param port the port; 0 for any that is free
    /// @throws java.net.BindException if the port is in use
    public static Page serve(Watched watched, Locale language, int port) throws IOException {
        var recording = new Recording();
        var server = new PageServer(new Answers(watched, recording, language), port);
        var page = new Page(new Reader(watched, recording), server);
        page.thread.start();
        return page;
    }

    /// The page's address, its secret word included.
    public URI uri() {
        return server.uri();
    }

    /// Waits until the page is closed.
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /// Ends the page: whoever looks at it is told that its server has gone.
    @Override
    public void close() {
        reader.close();
        thread.interrupt();
        server.close();
        closed.countDown();
    }
}
