package lesson10;

import static handshake.support.Mistake.ONE_AT_A_TIME;
import static handshake.support.Mistake.SHARED_BUFFER;
import static handshake.support.ScriptedPeer.HOST;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Running;
import handshake.support.Step;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Both programs together, and beside others.
final class WholeTest {
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final int CLIENTS = 1000;
    private static final int ARRIVING_AT_A_TIME = 100;
    private static final int LARGE = 16 << 20;

    @TempDir Path served;
    @TempDir Path fetched;

    private DownloadServer server;
    private Running accepting;

    @BeforeEach
    void open() throws IOException {
        var limits = new Limits(CLIENTS, Duration.ofMinutes(1), Duration.ofSeconds(1));
        server = DownloadServer.open(0, served, limits);
        accepting = Running.start(server::acceptForever);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        accepting.close();
    }

    @Nested
    @Step(6)
    final class Both_together {
        private volatile boolean hasFailed;

        @Test
        @Points(1)
        @Zh("一千个客户端同时下载；fetch 从 serve 取文件")
        void a_thousand_clients_at_once_and_fetch_among_them() throws Exception {
            for (int i = 0; i < 10; i++) {
                Files.write(served.resolve("文件 " + i), Bytes.patterned(20_000 + i));
            }
            Files.write(served.resolve("large"), Bytes.patterned(300_000));
            fetch("文件 7");
            var arriving = new Semaphore(ARRIVING_AT_A_TIME);
            var haveReply = new CountDownLatch(CLIENTS - 1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var downloads = new CompletableFuture<?>[CLIENTS - 1];
                for (int i = 0; i < downloads.length; i++) {
                    int file = i % 10;
                    downloads[i] =
                            CompletableFuture.runAsync(
                                    () -> download(file, arriving, haveReply), threads);
                }
                fetch("large");
                CompletableFuture.allOf(downloads).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Failure failure) {
                    throw failure;
                }
                throw e;
            }
            Expected.bytes(Bytes.patterned(300_000))
                    .butGot(Files.readAllBytes(fetched.resolve("large")));
            Expected.bytes(Bytes.patterned(20_007))
                    .butGot(Files.readAllBytes(fetched.resolve("文件 7")));
        }

        private void download(int file, Semaphore arriving, CountDownLatch haveReply) {
            arriving.acquireUninterruptibly();
            try {
                if (!hasFailed) { // one that waits in vain is enough
                    downloadWithAllOthers(file, arriving, haveReply);
                }
            } catch (IOException | InterruptedException e) {
                hasFailed = true;
                throw Failure.of("one of 1000 clients was not served", "一千个客户端中有一个没有得到服务")
                        .got(String.valueOf(e.getMessage()))
                        .mistake(ONE_AT_A_TIME)
                        .cause(e);
            } catch (Failure e) {
                hasFailed = true;
                throw e;
            } finally {
                haveReply.countDown();
                arriving.release();
            }
        }

        /// Nobody reads the content before everybody has been promised it.
        private void downloadWithAllOthers(int file, Semaphore arriving, CountDownLatch haveReply)
                throws IOException, InterruptedException {
            byte[] content = Bytes.patterned(20_000 + file);
            String promise = "OK " + content.length + "\n";
            try (var client = new Socket()) {
                client.connect(new InetSocketAddress(HOST, server.port()));
                client.setSoTimeout((int) SOON.toMillis());
                client.getOutputStream().write(("GET 文件 " + file + "\n").getBytes(UTF_8));
                var in = new DataInputStream(client.getInputStream());
                Expected.text(promise).butGot(new String(in.readNBytes(promise.length()), UTF_8));
                haveReply.countDown();
                arriving.release();
                haveReply.await();
                var got = new byte[content.length];
                in.readFully(got);
                Expected.bytes(content).clue(SHARED_BUFFER, _ -> true).butGot(got);
            }
        }

        @Test
        @Points(1)
        @Zh("不比简单的循环慢一倍以上")
        void is_not_half_as_fast_as_a_plain_loop() throws Exception {
            Files.write(served.resolve("large"), Bytes.patterned(LARGE));
            try (var reference = PlainServer.open(served)) {
                Race.between(
                                () -> fetchWithoutDigest(reference.port()),
                                () ->
                                        PlainClient.save(
                                                "large",
                                                reference.port(),
                                                fetched.resolve("by the loop")))
                        .mustNotBeHalfAsFast(
                                "fetching and saving %d MiB", "下载并保存 %d MiB", LARGE >> 20);
                Race.between(
                                () -> PlainClient.discard("large", server.port()),
                                () -> PlainClient.discard("large", reference.port()))
                        .mustNotBeHalfAsFast("sending %d MiB", "发送 %d MiB", LARGE >> 20);
            }
        }

        private void fetchWithoutDigest(int port) throws IOException {
            Files.deleteIfExists(fetched.resolve("large"));
            status("--no-verify", "--into", fetched.toString(), HOST + ":" + port, "large");
        }

        private void fetch(String... names) throws Exception {
            var words = new String[names.length + 3];
            System.arraycopy(names, 0, words, 3, names.length);
            words[0] = "--into";
            words[1] = fetched.toString();
            words[2] = HOST + ":" + server.port();
            Within.time(SOON)
                    .otherwise(
                            ONE_AT_A_TIME,
                            "fetch did not get its file from your server within 4 s",
                            "fetch 在 4 秒内没有从你的服务器取到文件")
                    .run(() -> status(words));
        }

        private void status(String... words) {
            var complaints = new ByteArrayOutputStream();
            var err = new PrintStream(complaints, true, UTF_8);
            var out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
            Expected.value(0)
                    .otherwise("that is not the right exit status", "退出状态不对")
                    .butGot(Fetch.run(words, out, err, null));
        }
    }
}
