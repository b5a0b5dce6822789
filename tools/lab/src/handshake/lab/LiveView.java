package handshake.lab;

import handshake.viewer.Watched;
import handshake.viewer.live.Capture;
import handshake.viewer.page.CaptureFile;
import handshake.viewer.page.Page;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `lab view --live PORT`: the segments of a port while they pass, until Ctrl-C.
final class LiveView {
    private static final int MOST_WAIT_AT_CTRL_C_SECONDS = 8;
    private static final int HIGHEST_PORT = 65_535;

    private final Screen screen;
    private final CountDownLatch isAskedToEnd = new CountDownLatch(1);
    private final CountDownLatch isOver = new CountDownLatch(1);

    LiveView(Screen screen) {
        this.screen = screen;
    }

    /// Captures until Ctrl-C.
    ///
    /// @param device the device's name; null for the loopback device
    /// @param isText whether to draw in the terminal, at the end, instead of on a page
    /// @param pagePort the page's port; 0 for any
    /// @throws Wrong if there is no such port
    /// @throws handshake.viewer.CannotWatch if this system does not let us capture
    void run(int port, String device, boolean isText, int pagePort)
            throws IOException, InterruptedException {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new Wrong(
                    "A port is a number from 1 to 65535, not %d.".formatted(port),
                    "端口是 1 到 65535 的数，而不是 %d。".formatted(port));
        }
        Path file = Files.createTempFile("lab", ".pcapng");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop capturing"));
        String filter = "tcp port " + port;
        try (var capture = Capture.start(device == null ? "" : device, filter, file, it -> it)) {
            if (isText) {
                screen.line(
                        "Capturing port %d. Ctrl-C ends it and shows what passed.".formatted(port),
                        "正在端口 %d 上抓包。按 Ctrl-C 结束并显示结果。".formatted(port));
                isAskedToEnd.await();
                capture.stop();
                screen.line("");
                new TextView(screen, new Selection()).print(file).forEach(System.err::println);
            } else {
                show(new CaptureFile(file, false), pagePort);
            }
        } finally {
            Files.deleteIfExists(file);
            isOver.countDown();
        }
    }

    private void show(Watched watched, int pagePort) throws IOException, InterruptedException {
        var language = Locale.of(screen.language().code());
        try (var page = Page.serve(watched, language, pagePort)) {
            ViewCommand.tell(screen, page);
            isAskedToEnd.await();
        } catch (BindException _) {
            throw ViewCommand.portInUse(pagePort);
        }
    }

    private void stop() {
        isAskedToEnd.countDown();
        try {
            isOver.await(MOST_WAIT_AT_CTRL_C_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
