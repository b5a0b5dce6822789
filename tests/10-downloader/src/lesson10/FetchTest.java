package lesson10;

import static handshake.support.Fault.answersWith;
import static handshake.support.Fault.cutAfter;
import static handshake.support.Fault.stallAfter;
import static handshake.support.Mistake.DELETES_PART;
import static handshake.support.Mistake.RETRIES_FOR_EVER;
import static handshake.support.Mistake.RETRIES_MISSING;
import static handshake.support.ScriptedPeer.HOST;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class FetchTest {
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final byte[] CONTENT = Bytes.patterned(5000);

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Nested
    @Step(6)
    final class A_program_for_people {

        @Test
        @Points(1)
        @Zh("一个文件取不到，其余照取；退出状态说明结果")
        void fetches_what_it_can_and_tells_what_it_could_not() throws Exception {
            try (var server = ProtocolServer.open().file("a", CONTENT).file("图/b.png", CONTENT)) {
                status(0, fetch(server, "a", "图/b.png"), server);
                mustBeThere("a", "b.png");
                mustMention(out, "a", server);
                mustMention(out, "b.png", server);
            }
            out.reset();
            try (var server = ProtocolServer.open().file("c", CONTENT).refuses("no", "not today")) {
                status(1, fetch(RETRIES_MISSING, server, "nothing", "no", "c"), server);
                mustBeThere("c");
                mustMention(err, "nothing", server);
                mustMention(err, "not today", server);
                mustMention(out, "c", server);
            }
        }

        @Test
        @Points(1)
        @Zh("网络出错就重试，次数有限；没有的、放不下的文件不重试")
        void tries_again_as_often_as_it_may_when_the_network_fails() throws Exception {
            try (var server = ProtocolServer.open().file("a", CONTENT)) {
                server.connection(cutAfter(1000)).connection(cutAfter(2000)).connection();
                status(0, fetch(server, "a"), server);
                mustBeThere("a");
            }
            try (var server = ProtocolServer.open().file("b", CONTENT)) {
                server.furtherConnections(cutAfter(0));
                status(1, fetch(RETRIES_FOR_EVER, server, "b", "--retries", "1"), server);
                connections(2, server, RETRIES_FOR_EVER);
            }
            try (var server = ProtocolServer.open()) {
                status(1, fetch(RETRIES_MISSING, server, "nothing"), server);
                connections(1, server, RETRIES_MISSING);
            }
            try (var server = ProtocolServer.open()) {
                server.furtherConnections(answersWith("OK 900000000000000000\n"));
                status(1, fetch(server, "larger than the disk"), server);
                connections(1, server, null);
                Expected.value(false)
                        .otherwise("there is something left of it", "留下了它的文件")
                        .butGot(Files.exists(folder.resolve("larger than the disk")));
            }
        }

        @Test
        @Points(1)
        @Zh("Ctrl-C：马上结束，已到的字节保留在 .part 里")
        void stops_at_once_and_keeps_what_has_come() throws Exception {
            try (var server = ProtocolServer.open().file("a", CONTENT)) {
                server.furtherConnections(stallAfter(1000));
                var options = FetchOptions.parse(arguments(server, "a", "b"));
                var fetch = new Fetch(options, print(out), print(err), Download.Display.NONE);
                var status = CompletableFuture.supplyAsync(fetch::run);
                awaitPart(1000, status, server);
                fetch.stop();
                status(1, status.get(2, TimeUnit.SECONDS), server);
                connections(1, server, null);
                Expected.value(1000L)
                        .otherwise("what had come is not kept", "已到的字节没有保留")
                        .clue(DELETES_PART, got -> got == 0)
                        .butGot(partBytes());
            }
        }

        private void awaitPart(int bytes, CompletableFuture<Integer> status, ProtocolServer server)
                throws Exception {
            long end = System.nanoTime() + SOON.toNanos();
            while (partBytes() < bytes) {
                if (status.isCompletedExceptionally()
                        && status.exceptionNow() instanceof UnsupportedOperationException todo) {
                    throw todo;
                }
                if (status.isDone() || System.nanoTime() > end) {
                    throw Failure.of(
                                    "the first %d bytes of the file did not get into its part"
                                            .formatted(bytes),
                                    "文件的前 %d 个字节没有写进 .part".formatted(bytes))
                            .in(server.transcript());
                }
                Thread.sleep(5); // a file does not tell when it grows
            }
        }

        private long partBytes() throws IOException {
            Path part = folder.resolve("a.part");
            return Files.exists(part) ? Files.size(part) : 0;
        }

        private int fetch(ProtocolServer server, String... words) throws Exception {
            return fetch(null, server, words);
        }

        /// @param ifItLasts the mistake to name if it takes very long, or null
        private int fetch(Mistake ifItLasts, ProtocolServer server, String... words)
                throws Exception {
            return Within.time(SOON)
                    .otherwise(
                            ifItLasts,
                            "fetch did not come to an end within %d s".formatted(SOON.toSeconds()),
                            "fetch 在 %d 秒内没有结束".formatted(SOON.toSeconds()))
                    .call(() -> Fetch.run(arguments(server, words), print(out), print(err), null));
        }

        private String[] arguments(ProtocolServer server, String... words) {
            var arguments = new ArrayList<>(List.of(HOST + ":" + server.port()));
            arguments.addAll(List.of(words));
            arguments.addAll(List.of("--into", folder.toString()));
            return arguments.toArray(String[]::new);
        }

        private void status(int expected, int got, ProtocolServer server) {
            Expected.value(expected)
                    .otherwise("that is not the right exit status", "退出状态不对")
                    .detail("it complained: " + text(err), "它抱怨说：" + text(err))
                    .in(server)
                    .butGot(got);
        }

        private void connections(int expected, ProtocolServer server, Mistake mistake) {
            Expected.value(expected)
                    .otherwise("the number of connections is not the right one", "连接的次数不对")
                    .clue(mistake, got -> mistake != null && got > expected)
                    .in(server)
                    .butGot(server.visits().size());
        }

        private void mustBeThere(String... names) throws IOException {
            for (String name : names) {
                Path file = folder.resolve(name);
                Expected.bytes(CONTENT)
                        .detail("in the file " + name, "文件 " + name)
                        .butGot(Files.exists(file) ? Files.readAllBytes(file) : null);
            }
        }

        private void mustMention(ByteArrayOutputStream stream, String word, ProtocolServer server) {
            if (!text(stream).contains(word)) {
                throw Failure.of(
                                "what is printed does not mention \"" + word + "\"",
                                "打印的内容里没有提到 \"" + word + "\"")
                        .got('"' + text(stream) + '"')
                        .in(server.transcript());
            }
        }
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8).strip();
    }
}
