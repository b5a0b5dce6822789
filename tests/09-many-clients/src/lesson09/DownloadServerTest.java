package lesson09;

import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.ONE_AT_A_TIME;
import static handshake.support.Mistake.SHARED_BUFFER;
import static handshake.support.Mistake.SHUTDOWN_CUTS_CLIENTS;
import static handshake.support.Mistake.SHUTDOWN_NEVER_ENDS;
import static handshake.support.Mistake.THREAD_LEAK;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.LiveThreads;
import handshake.support.Mistake;
import handshake.support.OpenFiles;
import handshake.support.Points;
import handshake.support.ProtocolClient;
import handshake.support.Running;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.DataInputStream;
import java.io.IOException;
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

/// The whole server, with the files of a folder.
final class DownloadServerTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final byte[] PIECE = Bytes.patterned(1 << 20);
    private static final int PIECES = 16;
    private static final int BACKLOG = 128;

    @TempDir Path folder;

    @Nested
    @Step(5)
    final class Closing {
        private DownloadServer server;
        private Running accepting;
        private volatile boolean hasFailed;

        @AfterEach
        void stop() {
            if (accepting != null) {
                accepting.close();
            }
        }

        @Test
        @Points(1)
        @Zh("正在进行的传输在宽限期内传完")
        void lets_a_transfer_under_way_come_to_its_end() throws Exception {
            writeLargeFile();
            open(LONG);
            try (var client = connect()) {
                var in = new DataInputStream(client.getInputStream());
                request(client, "GET large\n");
                mustPromise(PIECE.length * PIECES, in);
                Running closing = Running.start(server::close);
                waitUntilNobodyIsAccepted();
                for (int i = 0; i < PIECES; i++) {
                    mustRead(PIECE, in, SHUTDOWN_CUTS_CLIENTS, i + " MiB");
                }
                closing.returnsWithin(SOON, null, SHUTDOWN_NEVER_ENDS);
            }
        }

        @Test
        @Points(1)
        @Zh("不等待空闲的客户端")
        void does_not_wait_for_clients_that_are_idle() throws Exception {
            Files.write(folder.resolve("small"), PIECE);
            open(LONG);
            try (var neverAsks = ProtocolClient.connect(server.port());
                    var hasAsked = ProtocolClient.connect(server.port())) {
                Expected.bytes(PIECE).butGot(hasAsked.ask("GET small").body());
                mustClose(
                        "no transfer is under way, two clients are idle, and close() waits for"
                                + " them",
                        "没有正在进行的传输，两个客户端都空闲，close() 却还在等它们");
                mustBeLetGo(neverAsks);
                mustBeLetGo(hasAsked);
            }
        }

        private void mustBeLetGo(ProtocolClient idle) throws IOException {
            try {
                idle.expectEnd();
            } catch (Failure e) {
                throw e.mistake(SHUTDOWN_NEVER_ENDS);
            }
        }

        @Test
        @Points(1)
        @Zh("宽限期过后，切断从不读取的客户端")
        void cuts_a_client_that_never_reads_after_the_grace_period() throws Exception {
            writeLargeFile();
            open(Duration.ofMillis(200));
            try (var client = connect()) {
                var in = new DataInputStream(client.getInputStream());
                request(client, "GET large\n");
                mustPromise(PIECE.length * PIECES, in);
                mustClose(
                        "a client does not read, the grace period of 200 ms is over, and close()"
                                + " waits",
                        "客户端不读取，200 毫秒的宽限期已过，close() 却还在等");
                accepting.returnsWithin(SOON, null, SHUTDOWN_NEVER_ENDS);
                if (isWhole(in)) {
                    throw Failure.of(
                                    "after close() the client still got all the rest of its file",
                                    "close() 之后，客户端仍然收到了文件的全部剩余部分")
                            .mistake(SHUTDOWN_NEVER_ENDS);
                }
            }
        }

        @Test
        @Points(1)
        @Zh("一千个客户端同时下载，关闭后什么也不留下")
        void serves_a_thousand_downloads_at_once_and_leaves_nothing_behind() throws Exception {
            int clients = 1000;
            for (int i = 0; i < 10; i++) {
                Files.write(folder.resolve("file" + i), Bytes.patterned(20_000 + i));
            }
            int[] sockets = {0};
            int threads =
                    LiveThreads.leakedBy(
                            () -> sockets[0] = OpenFiles.leakedBy(() -> downloadAll(clients)));
            if (threads >= clients / 10 || sockets[0] >= clients / 10) {
                throw Failure.of(
                                "%d clients have been served and the server is closed; left are %d threads and %d sockets"
                                        .formatted(clients, threads, sockets[0]),
                                "%d 个客户端都已服务完，服务器也已关闭，却还剩 %d 个线程和 %d 个套接字"
                                        .formatted(clients, threads, sockets[0]))
                        .mistake(threads > sockets[0] ? THREAD_LEAK : LEAKS_SOCKET);
            }
        }

        private void downloadAll(int clients) throws Exception {
            open(LONG);
            var arriving = new Semaphore(BACKLOG / 2); // more would not fit into the backlog
            var haveReply = new CountDownLatch(clients);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var downloads = new CompletableFuture<?>[clients];
                for (int i = 0; i < clients; i++) {
                    int file = i % 10;
                    downloads[i] =
                            CompletableFuture.runAsync(
                                    () -> download(file, arriving, haveReply), threads);
                }
                CompletableFuture.allOf(downloads).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Failure failure) {
                    throw failure;
                }
                throw e;
            }
            mustClose("all clients have gone, and close() waits", "所有客户端都走了，close() 却还在等");
            accepting.returnsWithin(SOON, null, SHUTDOWN_NEVER_ENDS);
        }

        private void download(int file, Semaphore arriving, CountDownLatch haveReply) {
            arriving.acquireUninterruptibly();
            try {
                if (!hasFailed) { // one that waits in vain is enough
                    downloadAtOnce(file, arriving, haveReply);
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
        private void downloadAtOnce(int file, Semaphore arriving, CountDownLatch haveReply)
                throws IOException, InterruptedException {
            byte[] content = Bytes.patterned(20_000 + file);
            try (var client = connect()) {
                var in = new DataInputStream(client.getInputStream());
                request(client, "GET file" + file + "\n");
                mustPromise(content.length, in);
                haveReply.countDown();
                arriving.release();
                haveReply.await();
                if (!hasFailed) {
                    mustRead(content, in, SHARED_BUFFER, "0 MiB");
                }
            }
        }

        /// Opens the server to be tested, and before it another that is closed at once: closing is
        /// what this step is about, so let it say if it is not written yet.
        private void open(Duration grace) throws IOException {
            var limits = new Limits(1000, LONG, grace);
            DownloadServer.open(0, folder, limits).close();
            server = DownloadServer.open(0, folder, limits);
            accepting = Running.start(server::acceptForever);
        }

        private void mustClose(String en, String zh) throws Exception {
            Within.time(SOON).otherwise(SHUTDOWN_NEVER_ENDS, en, zh).run(server::close);
        }

        private Socket connect() throws IOException {
            var client = new Socket();
            client.setReceiveBufferSize(64 * 1024); // the rest has to wait at the server's end
            client.connect(new InetSocketAddress(ScriptedPeer.HOST, server.port()));
            client.setSoTimeout((int) SOON.toMillis());
            return client;
        }

        private void waitUntilNobodyIsAccepted() {
            long deadline = System.nanoTime() + SOON.toNanos();
            while (System.nanoTime() < deadline) {
                try {
                    connect().close();
                } catch (IOException _) {
                    return;
                }
            }
            throw Failure.of("close() did not close the listener", "close() 没有关闭监听套接字");
        }
    }

    private void writeLargeFile() throws IOException {
        try (var out = Files.newOutputStream(folder.resolve("large"))) {
            for (int i = 0; i < PIECES; i++) {
                out.write(PIECE);
            }
        }
    }

    private static void request(Socket client, String line) throws IOException {
        client.getOutputStream().write(line.getBytes(UTF_8));
    }

    private static void mustPromise(int length, DataInputStream in) throws IOException {
        String expected = "OK " + length + "\n";
        Expected.text(expected).butGot(new String(in.readNBytes(expected.length()), UTF_8));
    }

    private static void mustRead(
            byte[] expected, DataInputStream in, Mistake mistake, String where) {
        var got = new byte[expected.length];
        try {
            in.readFully(got);
        } catch (IOException e) {
            throw Failure.of("the transfer broke off after " + where, "传输在 " + where + " 之后中断了")
                    .got(String.valueOf(e))
                    .mistake(mistake);
        }
        Expected.bytes(expected).clue(SHARED_BUFFER, _ -> true).butGot(got);
    }

    /// Whether the rest of a large file still comes.
    private static boolean isWhole(DataInputStream in) {
        try {
            in.skipNBytes((long) PIECES * PIECE.length);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
