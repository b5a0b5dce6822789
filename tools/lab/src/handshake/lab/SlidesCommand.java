package handshake.lab;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.slides.Deck;
import handshake.slides.Site;
import handshake.slides.SiteServer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// `lab slides`: the lectures in the browser, and the whole course as pages.
@Command(
        name = "slides",
        description = "Show a lesson's slides in the browser; without a number, all there is.")
final class SlidesCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(
            paramLabel = "N",
            arity = "0..1",
            description = "The lesson's number. Default: the page with all lessons.")
    private String number;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Write lessons, slides and captures as pages into DIR instead.")
    private Path export;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Where to serve, on this machine only. Default: any port that is free.")
    private int port;

    @Option(names = "--no-browser", description = "Only say the address; open no browser.")
    private boolean noBrowser;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Course course = lab.course();
        String page =
                number == null
                        ? "index" + lab.language().fileSuffix() + ".html"
                        : page(lab.lesson(Numbers.parse(number)));
        var site = new Site(course);
        if (export != null) {
            export(site);
        } else {
            serve(site, page);
        }
        return 0;
    }

    private String page(Lesson lesson) {
        if (!Files.isRegularFile(Deck.file(lesson, lab.language()))) {
            String name = "slides/" + lesson.name() + lab.language().fileSuffix() + ".md";
            throw new Cannot(
                    "Lesson %d has no slides: %s is missing.".formatted(lesson.number(), name),
                    "第 %d 课没有幻灯片：缺少 %s。".formatted(lesson.number(), name));
        }
        return "slides/" + lesson.name() + lab.language().fileSuffix() + ".html";
    }

    private void serve(Site site, String page) throws IOException, InterruptedException {
        Screen screen = lab.screen();
        try (var server = new SiteServer(site, port)) {
            URI address = server.address(page);
            boolean opened = !noBrowser && Browser.open(address);
            screen.line(screen.bold(address.toString()));
            screen.line(
                    opened
                            ? "It opens in your browser; Ctrl-C ends it. O: all slides. P: notes"
                                    + " and timer. D: light or dark."
                            : "Open this address in a browser; Ctrl-C ends it.",
                    opened
                            ? "正在浏览器中打开；按 Ctrl-C 结束。O：总览。P：备注和计时。D：浅色或深色。"
                            : "请在浏览器中打开这个地址；按 Ctrl-C 结束。");
            new CountDownLatch(1).await(); // Ctrl-C ends the program, and the server with it
        } catch (BindException e) {
            throw new Cannot(
                    "Port %d is taken. Leave --port out to have a free one.".formatted(port),
                    "端口 %d 已被占用。不写 --port 会自动选一个空闲端口。".formatted(port));
        } catch (IllegalArgumentException e) {
            throw new Wrong(
                    "%d is no port: ports go from 0 to 65535.".formatted(port),
                    "%d 不是端口：端口从 0 到 65535。".formatted(port));
        }
    }

    private void export(Site site) throws IOException {
        Screen screen = lab.screen();
        int count = 0;
        for (String path : site.paths()) {
            screen.progress("  " + path);
            var content = site.page(path);
            if (content.isPresent()) {
                Path file = export.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content.get().content());
                count++;
            }
        }
        screen.progress("");
        String where = Lab.shortened(export.resolve("index.html"));
        screen.line(
                "%d files written. Open %s.".formatted(count, where),
                "写好了 %d 个文件。请打开 %s。".formatted(count, where));
    }
}
