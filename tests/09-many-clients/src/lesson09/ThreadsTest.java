package lesson09;

import static handshake.support.Mistake.CLOSED_LISTENER_IS_AN_ERROR;
import static handshake.support.Mistake.DIES_WITH_CLIENT;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.ONE_AT_A_TIME;
import static handshake.support.Mistake.SHUTDOWN_NEVER_ENDS;
import static handshake.support.Mistake.THREAD_LEAK;
import static handshake.support.Mistake.UNBOUNDED_CLIENTS;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import handshake.support.Failure;
import handshake.support.LiveThreads;
import handshake.support.Mistake;
import handshake.support.OpenFiles;
import handshake.support.Points;
import handshake.support.Running;
import handshake.support.ScriptedPeer;
import handshake.support.SocketPair;
import handshake.support.Standing;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/// The threads and places of a server, with services made up for the purpose.
final class ThreadsTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final long A_MOMENT_MILLIS = 150;
    private static final int MANY = 1000;

    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 128, InetAddress.getByName(ScriptedPeer.HOST));
    }

    @AfterEach
    void stopListening() throws IOException {
        listener.close();
    }

    @Nested
    @Step(1)
    final class A_thread_for_each_client {

        @Test
        @Points(1)
        @Zh("start() 立刻返回，服务在另一个线程里进行")
        void returns_at_once_and_serves_meanwhile() throws Exception {
            var isServed = new CountDownLatch(1);
            var mayLeave = new CountDownLatch(1);
            Service waiting =
                    _ -> {
                        isServed.countDown();
                        waitFor(mayLeave);
                    };
            try (var pair = SocketPair.open()) {
                startOrFail(server(waiting, 1), pair);
                if (!isServed.await(SOON.toMillis(), MILLISECONDS)) {
                    throw Failure.of(
                            "start() returned, but the service was not called",
                            "start() 返回了，但服务没有被调用");
                }
            } finally {
                mayLeave.countDown();
            }
        }

        @Test
        @Points(1)
        @Zh("一个从不读取的客户端不会耽误别人")
        void a_client_that_never_reads_holds_up_nobody() throws Exception {
            var endless = new byte[16 << 20];
            Service answering =
                    socket -> {
                        boolean wantsMuch = socket.getInputStream().read() == 'M';
                        socket.getOutputStream().write(wantsMuch ? endless : new byte[] {'!'});
                    };
            var server = server(answering, 2);
            try (var neverReads = SocketPair.withSmallWindow();
                    var other = SocketPair.open()) {
                neverReads.client().getOutputStream().write('M');
                startOrFail(server, neverReads);
                other.client().getOutputStream().write('s');
                startOrFail(server, other);
                mustRead('!', other.client(), ONE_AT_A_TIME);
            }
        }

        @Test
        @Points(1)
        @Zh("服务无论怎样结束，都会关闭套接字")
        void closes_the_socket_however_the_service_ends() throws Exception {
            List<Service> services =
                    List.of(
                            _ -> {},
                            _ -> {
                                throw new IOException("the client is gone");
                            },
                            _ -> {
                                throw new IllegalStateException("a bug in the service");
                            });
            for (Service service : services) {
                try (var pair = SocketPair.open()) {
                    startOrFail(server(service, 1), pair);
                    mustRead(-1, pair.client(), LEAKS_SOCKET);
                }
            }
        }

        @Test
        @Points(1)
        @Zh("客户端走后，线程也结束")
        void threads_end_with_their_clients() throws Exception {
            int clients = 100;
            int leaked = LiveThreads.leakedBy(() -> serveOneAfterTheOther(clients));
            if (leaked >= clients / 2) {
                throw Failure.of(
                                "%d clients came and went, and %d threads have stayed"
                                        .formatted(clients, leaked),
                                "%d 个客户端来了又走，却留下了 %d 个线程".formatted(clients, leaked))
                        .mistake(THREAD_LEAK)
                        .details(Standing.now());
            }
        }

        private void serveOneAfterTheOther(int clients) throws Exception {
            var server = server(socket -> socket.getInputStream().read(), clients);
            for (int i = 0; i < clients; i++) {
                try (var pair = SocketPair.open()) {
                    startOrFail(server, pair);
                    pair.client().shutdownOutput();
                    mustRead(-1, pair.client(), LEAKS_SOCKET);
                }
            }
        }

        private void startOrFail(DownloadServer server, SocketPair pair) throws Exception {
            Within.time(SOON)
                    .otherwise(
                            ONE_AT_A_TIME,
                            "start() does not return while its client is being served",
                            "服务还在进行时，start() 一直不返回")
                    .run(() -> server.start(pair.server()));
        }
    }

    @Nested
    @Step(3)
    final class A_place_for_each_client {
        private final Semaphore served = new Semaphore(0);
        private final Semaphore mayLeave = new Semaphore(0);
        private final List<Socket> clients = new ArrayList<>();
        private Running accepting;

        /// Serves until the test lets the client go.
        private final Service untilLetGo =
                socket -> {
                    int greeting = socket.getInputStream().read();
                    served.release();
                    mayLeave.acquireUninterruptibly();
                    socket.getOutputStream().write(greeting);
                };

        @AfterEach
        void letAllGo() throws IOException {
            mayLeave.release(MANY);
            for (Socket client : clients) {
                client.close();
            }
            if (accepting != null) {
                accepting.close();
            }
        }

        @Test
        @Points(1)
        @Zh("同时服务一千个客户端")
        void serves_a_thousand_clients_at_once() throws Exception {
            accept(untilLetGo, MANY);
            for (int i = 0; i < MANY; i++) {
                connect();
                mustBeServed(
                        ONE_AT_A_TIME,
                        "client %d is not served while those before it are".formatted(i + 1),
                        "前面的客户端还在接受服务时，第 %d 个得不到服务".formatted(i + 1));
            }
            mayLeave.release(MANY);
            for (Socket client : clients) {
                mustRead('?', client, null);
            }
        }

        @Test
        @Points(1)
        @Zh("同时服务的客户端不超过上限，有人离开下一个才进来")
        void serves_no_more_than_the_limit_and_the_next_when_one_leaves() throws Exception {
            int limit = 3;
            accept(untilLetGo, limit);
            for (int i = 0; i < 3 * limit; i++) {
                connect();
            }
            for (int i = 0; i < limit; i++) {
                mustBeServed(
                        ONE_AT_A_TIME,
                        "there are %d places, and only %d of the clients that wait are served"
                                .formatted(limit, i),
                        "有 %d 个位置，正在等的客户端却只有 %d 个得到服务".formatted(limit, i));
            }
            long moment = A_MOMENT_MILLIS;
            for (int left = 2 * limit; left > 0; left--, moment = 0) {
                if (served.tryAcquire(moment, MILLISECONDS)) {
                    throw Failure.of(
                                    "with %d places, one client more is served".formatted(limit),
                                    "只有 %d 个位置，却多服务了一个客户端".formatted(limit))
                            .mistake(UNBOUNDED_CLIENTS);
                }
                mayLeave.release();
                mustBeServed(
                        null,
                        "one of %d clients left, and the next was not served".formatted(limit),
                        "%d 个客户端中走了一个，下一个却没有得到服务".formatted(limit));
            }
        }

        @Test
        @Points(1)
        @Zh("没有位置的客户端在 backlog 里等，不会被接受")
        void clients_without_a_place_wait_in_the_backlog() throws Exception {
            int waiting = 60;
            accept(untilLetGo, 1);
            connect();
            mustBeServed(null, "the only client is not served", "唯一的客户端没有得到服务");
            int accepted =
                    OpenFiles.leakedBy(() -> {
                        for (int i = 0; i < waiting; i++) {
                            connect();
                        }
                        served.tryAcquire(A_MOMENT_MILLIS, MILLISECONDS);
                    })
                            - waiting;
            if (accepted >= waiting / 2) {
                throw Failure.of(
                                "with one place, which was taken, %d more clients were accepted"
                                        .formatted(accepted),
                                "只有一个位置，而且已被占用，却又接受了 %d 个客户端".formatted(accepted))
                        .mistake(UNBOUNDED_CLIENTS);
            }
        }

        @Test
        @Points(1)
        @Zh("客户端出错离开，位置也会空出来")
        void a_client_that_fails_gives_its_place_back() throws Exception {
            Service failing =
                    socket -> {
                        served.release();
                        throw new IOException(
                                "client " + socket.getInputStream().read() + " is gone");
                    };
            accept(failing, 2);
            for (int i = 1; i <= 10; i++) {
                connect();
                mustBeServed(
                        DIES_WITH_CLIENT,
                        "after %d clients whose connections broke nobody is served"
                                .formatted(i - 1),
                        "%d 个客户端的连接断开以后，就没有人得到服务了".formatted(i - 1));
            }
        }

        @Test
        @Points(1)
        @Zh("监听套接字关闭后正常返回")
        void returns_when_the_listener_is_closed() throws Exception {
            accept(untilLetGo, 2);
            connect();
            mustBeServed(null, "the only client is not served", "唯一的客户端没有得到服务");
            listener.close();
            accepting.returnsWithin(SOON, CLOSED_LISTENER_IS_AN_ERROR, SHUTDOWN_NEVER_ENDS);
        }

        private void accept(Service service, int maxClients) {
            accepting = Running.start(server(service, maxClients)::acceptForever);
        }

        private Socket connect() throws IOException {
            return connect('?');
        }

        private Socket connect(char greeting) throws IOException {
            var client = new Socket(ScriptedPeer.HOST, listener.getLocalPort());
            clients.add(client);
            client.setSoTimeout((int) SOON.toMillis());
            client.getOutputStream().write(greeting);
            return client;
        }

        private void mustBeServed(Mistake mistake, String en, String zh) throws Exception {
            long deadline = System.nanoTime() + SOON.toNanos();
            while (!served.tryAcquire(A_MOMENT_MILLIS, MILLISECONDS)) {
                accepting.throwIfUnwritten();
                if (!accepting.goesOn() || System.nanoTime() > deadline) {
                    throw Failure.of(en, zh).mistake(mistake).details(Standing.now());
                }
            }
        }
    }

    private DownloadServer server(Service service, int maxClients) {
        var limits = new Limits(maxClients, Duration.ofSeconds(30), Duration.ofSeconds(1));
        return new DownloadServer(listener, service, limits);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param expected a byte, or -1 for the end of the stream
    private static void mustRead(int expected, Socket client, Mistake mistake) throws IOException {
        client.setSoTimeout((int) SOON.toMillis());
        Text got;
        try {
            int next = client.getInputStream().read();
            if (next == expected) {
                return;
            }
            got = describe(next);
        } catch (SocketTimeoutException _) {
            got = new Text("nothing for 2 s", "2 秒内什么也没有");
        } catch (IOException e) {
            got = Text.same(String.valueOf(e.getMessage()));
        }
        Text wanted = describe(expected);
        throw Failure.of(
                        "a client waited for " + wanted.en() + " and got " + got.en(),
                        "客户端等的是" + wanted.zh() + "，得到的是" + got.zh())
                .mistake(mistake)
                .details(Standing.now());
    }

    private static Text describe(int next) {
        return next < 0
                ? new Text("the end of the stream", "流结束")
                : new Text("the byte '%c'", "字节 '%c'").formatted((char) next);
    }
}
