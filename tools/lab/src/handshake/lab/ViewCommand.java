package handshake.lab;

import handshake.support.Text;
import handshake.viewer.page.Browser;
import handshake.viewer.page.CaptureFile;
import handshake.viewer.page.Page;
import handshake.wire.analysis.Tsv;
import handshake.wire.capture.CaptureException;
import handshake.wire.capture.CaptureReader;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
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
    @Mixin private Lab lab;

    @Parameters(paramLabel = "FILE", description = "The capture.")
    private Path file;

    @ArgGroup private Form form = new Form();

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
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = lab.screen();
        try {
            if (form.tsv) {
                Tsv.print(file, screen.out()).forEach(System.err::println);
            } else if (form.text) {
                new TextView(screen).print(file).forEach(System.err::println);
            } else {
                show(screen);
            }
        } catch (CaptureException e) {
            throw new Cannot(e.getMessage(), chinese(e));
        }
        return 0;
    }

    private void show(Screen screen) throws IOException, InterruptedException {
        try (var _ = CaptureReader.open(file)) {
            // Only to say here, and not on a page, that it is none.
        }
        Locale language = Locale.of(screen.language().code());
        try (var page = Page.serve(new CaptureFile(file), language, port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(page::close, "close the page"));
            tell(screen, page);
            page.awaitClose();
        } catch (BindException _) {
            throw new Cannot(
                    "Port %d is in use; name another, or leave --port out.".formatted(port),
                    "端口 %d 已被占用；请换一个，或者不写 --port。".formatted(port));
        }
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

    private String chinese(CaptureException e) {
        return List.of(e.getMessage()).contains("empty")
                ? file + " 是空的：里面连头部都没有。"
                : file + " 不能作为抓包读取：它不是 pcap 或 pcapng，或者开头已损坏。请重新保存后再试。";
    }
}
