package handshake.lab;

import handshake.grader.Scratch;
import handshake.support.Text;
import handshake.viewer.CannotWatch;
import handshake.viewer.Watched.Note;
import handshake.viewer.live.Capture;
import handshake.viewer.page.Page;
import handshake.viewer.program.Cast;
import handshake.viewer.program.Network;
import handshake.viewer.program.Play;
import handshake.viewer.program.PretendedCapture;
import handshake.viewer.program.SocketRecording;
import handshake.viewer.program.SourceLines;
import handshake.viewer.program.WatchedPlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `lab run N --view` and its like: a lesson's program runs with whom it speaks with, and its
/// segments are shown.
final class WatchedRun {
    private static final int MOST_WAIT_AT_CTRL_C_SECONDS = 8;

    private final Screen screen;
    private final WatchOptions options;
    private final CountDownLatch isOver = new CountDownLatch(1);
    private volatile Play play;
    private volatile Page page;

    WatchedRun(Screen screen, WatchOptions options) {
        this.screen = screen;
        this.options = options;
    }

    /// @param own the student's role in the cast
    int run(Actors actors, Cast cast, Cast.Role own) throws IOException, InterruptedException {
        Path file = captureFile();
        // At Ctrl-C the programs end; what they said until then is shown all the same.
        var hook = new Thread(this::stop, "stop watching");
        Runtime.getRuntime().addShutdownHook(hook);
        try (var scratch = new Scratch();
                var network = Network.open()) {
            prepare(network);
            Path records = Files.createDirectories(scratch.folder().resolve("records"));
            var recording = new SocketRecording(records, actors.ownClasses());
            List<Play.Actor> players = actors.of(cast, own, recording, scratch.folder());
            return watch(network, players, recording, actors.ownSources(), file);
        } finally {
            if (options.capture == null) {
                Files.deleteIfExists(file);
            }
            isOver.countDown();
        }
    }

    private Path captureFile() throws IOException {
        if (options.capture == null) {
            return Files.createTempFile("lab", ".pcapng");
        }
        if (Files.exists(options.capture)) {
            throw new Cannot(
                    options.capture + " is there already; name another file.",
                    options.capture + " 已经存在；请换一个文件名。");
        }
        return Files.createFile(options.capture);
    }

    private void prepare(Network network) throws IOException {
        if (options.lossPercent > 0) {
            network.namespace().lose(options.lossPercent);
        }
        if (options.slow) {
            network.namespace().shrinkReceiveBuffers();
        }
        if (options.lossPercent > 0 || options.slow) {
            network.namespace().slowDown();
        }
    }

    private int watch(
            Network network,
            List<Play.Actor> players,
            SocketRecording recording,
            Path sources,
            Path file)
            throws IOException, InterruptedException {
        Optional<Note> trouble;
        try (var capture = capture(network, file)) {
            Note note = capture.isReal() ? null : capture.whyNot();
            var watched = new WatchedPlay(file, recording, sources, note);
            play = new Play(network, options.slow);
            if (options.view) {
                page = Page.serve(watched, Locale.of(screen.language().code()));
                ViewCommand.tell(screen, page);
            }
            recording.follow();
            trouble = play.run(players);
            long dropped = capture.stop();
            recording.close();
            if (!capture.isReal()) {
                PretendedCapture.write(recording.events(0), file);
            }
            watched.end();
            report(note, trouble, dropped);
        }
        show(file, recording);
        if (page != null) {
            page.awaitClose();
        }
        return trouble.isPresent() ? 1 : 0;
    }

    private void report(Note note, Optional<Note> trouble, long dropped) {
        Optional.ofNullable(note).ifPresent(this::say);
        trouble.ifPresent(this::say);
        if (dropped > 0) {
            screen.line(
                    "The system was too busy to capture %,d segments.".formatted(dropped),
                    "系统太忙，有 %,d 个报文段没有抓到。".formatted(dropped));
        }
    }

    private void say(Note note) {
        screen.line(screen.yellow(screen.say(note.en(), note.zh())));
    }

    private void show(Path file, SocketRecording recording) throws IOException {
        if (!options.view && (options.text || options.capture == null)) {
            screen.line("");
            var lines = new SourceLines(recording.events(0));
            new TextView(screen, new Selection(), lines).print(file).forEach(System.err::println);
        }
        if (options.capture != null) {
            screen.line(
                    "The segments are in %s; see them again with: lab view %s"
                            .formatted(options.capture, options.capture),
                    "报文段已存入 %s；再看一遍：lab view %s".formatted(options.capture, options.capture));
        }
    }

    private LiveCapture capture(Network network, Path file) throws IOException {
        try {
            return new LiveCapture(Capture.start("", "tcp", file, network::enter), null);
        } catch (CannotWatch e) {
            if (options.lossPercent > 0 || options.slow) {
                throw e;
            }
            // Without a network of its own, that is what is to be mended first.
            return new LiveCapture(null, network.whyNotOwn().orElse(e).note());
        }
    }

    /// A capture, or why there is none.
    private record LiveCapture(Capture capture, Note why) implements AutoCloseable {
        boolean isReal() {
            return capture != null;
        }

        Note whyNot() {
            var pretended =
                    new Text(
                            "These are no real segments, but the program's reads and writes as its"
                                    + " JVM recorded them. ",
                            "这些不是真正的报文段，而是 JVM 记录下来的程序读写操作。");
            return new Note(pretended.en() + why.en(), pretended.zh() + why.zh());
        }

        long stop() throws IOException {
            return capture == null ? 0 : capture.stop();
        }

        @Override
        public void close() {
            if (capture != null) {
                capture.close();
            }
        }
    }

    private void stop() {
        if (play != null) {
            play.stop();
        }
        if (page != null) {
            page.close();
        }
        try {
            isOver.await(MOST_WAIT_AT_CTRL_C_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
