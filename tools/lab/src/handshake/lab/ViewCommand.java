package handshake.lab;

import handshake.grader.AtomicFile;
import handshake.support.Text;
import handshake.viewer.Watched.Note;
import handshake.viewer.page.Browser;
import handshake.viewer.page.CaptureFile;
import handshake.viewer.page.HtmlExport;
import handshake.viewer.page.Page;
import handshake.viewer.page.Trouble;
import handshake.wire.analysis.Tsv;
import handshake.wire.capture.CaptureException;
import handshake.wire.capture.CaptureReader;
import handshake.wire.ladder.SvgLadder;
import handshake.wire.ladder.SvgTheme;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `lab view`: the segments of a capture, conversation by conversation, and what is to be said of
/// each: as a page in the browser, in the terminal, or one row a segment.
@Command(
        name = "view",
        description = {
            "Show the TCP conversations of a capture (pcap, pcapng, either gzipped).",
            "Without an option: a page in the browser, until Ctrl-C."
        })
final class ViewCommand implements Callable<Integer> {
    private static final int MOST_DRAWN = 200;
    private static final int BYTES_IN_A_KILOBYTE = 1000;

    @Mixin private Lab lab;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The capture.")
    private Path file;

    @Option(
            names = "--live",
            paramLabel = "PORT",
            description = "Instead of a file: what passes on this TCP port from now on.")
    private Integer live;

    @Option(
            names = "--interface",
            paramLabel = "IF",
            description = "With --live: where to capture. Default: this machine's loopback.")
    private String device;

    @ArgGroup private Form form = new Form();

    @ArgGroup(exclusive = false)
    private Selection selection = new Selection();

    @Option(names = "--dark", description = "With --svg: dark, whatever the reader prefers.")
    private boolean dark;

    @Option(names = "--light", description = "With --svg: light, whatever the reader prefers.")
    private boolean light;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The page's port on 127.0.0.1. Default: any that is free.")
    private int port;

    /// How it is shown; one of these.
    static final class Form {
        @Option(names = "--text", description = "Draw the conversations in the terminal.")
        private boolean text;

        @Option(
                names = "--tsv",
                description =
                        "One row per TCP frame, under tshark's field names, to compare by machine.")
        private boolean tsv;

        @Option(
                names = "--svg",
                paramLabel = "PICTURE",
                description = "Write one conversation as a ladder, at most 200 segments.")
        private Path svg;

        @Option(
                names = "--html",
                paramLabel = "PAGE",
                description = "Write the page as one file that needs nothing else.")
        private Path html;

        /// Whether it needs a capture that is finished.
        boolean isOfFile() {
            return tsv || svg != null || html != null;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = lab.screen();
        if (live != null && file == null && !form.isOfFile()) {
            new LiveView(screen).run(live, device, form.text, port);
            return 0;
        }
        if (file == null || live != null) {
            throw new Wrong(
                    "Name a capture, as in \"lab view FILE\", or a port, as in \"lab view --live"
                            + " 7891\".",
                    "请指定一个抓包文件，例如 \"lab view FILE\"，或一个端口，例如 \"lab view --live" + " 7891\"。");
        }
        try {
            if (form.tsv) {
                Tsv.print(file, screen.out()).forEach(System.err::println);
            } else if (form.text) {
                new TextView(screen, selection).print(file).forEach(System.err::println);
            } else if (form.svg != null) {
                draw(screen, form.svg);
            } else if (form.html != null) {
                var page = HtmlExport.of(new CaptureFile(file), language(screen));
                write(screen, form.html, page);
            } else {
                show(screen);
            }
        } catch (CaptureException | NoSuchFileException | AccessDeniedException e) {
            Note trouble = Trouble.of(e);
            throw new Cannot(trouble.en(), trouble.zh());
        }
        return 0;
    }

    private static Locale language(Screen screen) {
        return Locale.of(screen.language().code());
    }

    private void draw(Screen screen, Path picture) throws IOException {
        var segments = selection.read(file, MOST_DRAWN);
        if (segments.isEmpty()) {
            throw new Cannot(
                    "There is no such TCP segment in " + file + "; nothing was written.",
                    file + " 里没有这样的 TCP 段；什么也没有写。");
        }
        var theme = dark ? SvgTheme.DARK : light ? SvgTheme.LIGHT : SvgTheme.AUTO;
        write(screen, picture, new SvgLadder(language(screen), theme).draw(segments));
    }

    private static void write(Screen screen, Path target, String content) throws IOException {
        AtomicFile.write(target, content);
        long kilobytes = Math.max(1, Files.size(target) / BYTES_IN_A_KILOBYTE);
        screen.line(
                "%s is written, %d kB.".formatted(target, kilobytes),
                "已写入 %s，%d kB。".formatted(target, kilobytes));
    }

    private void show(Screen screen) throws IOException, InterruptedException {
        try (var _ = CaptureReader.open(file)) {
            // Only to say here, and not on a page, that it is none.
        }
        try (var page = Page.serve(new CaptureFile(file), language(screen), port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(page::close, "close the page"));
            tell(screen, page);
            page.awaitClose();
        } catch (BindException _) {
            throw portInUse(port);
        }
    }

    static Cannot portInUse(int port) {
        return new Cannot(
                "Port %d is in use; name another, or leave --port out.".formatted(port),
                "端口 %d 已被占用；请换一个，或者不写 --port。".formatted(port));
    }

    /// Says where the page is, and opens it where there is a browser to open.
    static void tell(Screen screen, Page page) {
        screen.line(page.uri().toString());
        screen.line(
                Browser.open(page.uri())
                        ? new Text(
                                "It opens in your browser. Ctrl-C ends it.",
                                "正在浏览器中打开。按 Ctrl-C 结束。")
                        : new Text(
                                "Open this address in a browser on this machine. Ctrl-C ends it.",
                                "请在本机的浏览器中打开这个地址。按 Ctrl-C 结束。"));
    }
}
