package lesson02;

import static handshake.support.Mistake.ANSWERS_AT_EOF;
import static handshake.support.Mistake.CLOSES_LISTENER_WITH_CLIENT;
import static handshake.support.Mistake.DEFAULT_CHARSET;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.REUSE_ADDRESS_AFTER_BIND;
import static handshake.support.Mistake.STOPS_AFTER_ONE_REQUEST;
import static handshake.support.PeerAction.close;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.halfClose;
import static handshake.support.PeerAction.reset;
import static handshake.support.PeerAction.send;
import static handshake.support.Received.Ending.END_OF_STREAM;
import static handshake.support.Received.Ending.RESET;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.LoopbackListener;
import handshake.support.OpenFiles;
import handshake.support.Output;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Received;
import handshake.support.Running;
import handshake.support.ScriptedPeer;
import handshake.support.StandIn;
import handshake.support.Step;
import handshake.support.StreamSocket;
import handshake.support.Thrown;
import handshake.support.WatchedListener;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class OkServerTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String OK = "---ok---";

    @Nested
    @Step(1)
    final class Listening {
        /// More than the 50 that wait if nobody says how many, fewer than the 128 that are asked
        /// for.
        private static final int CLIENTS = 100;

        @Test
        @Points(1)
        @Zh("在给定的端口上监听")
        void listens_on_the_port_it_is_given() throws Exception {
            int port = freePort();
            try (var listener = OkServer.listen(port)) {
                Expected.value(port)
                        .otherwise("the listener is bound to another port", "监听套接字绑定到了别的端口")
                        .butGot(listener.getLocalPort());
                mustBeReachable(listener);
            }
        }

        @Test
        @Points(1)
        @Zh("端口为 0 时任选一个空闲端口")
        void takes_any_free_port_when_it_is_given_0() throws Exception {
            try (var one = OkServer.listen(0);
                    var other = OkServer.listen(0)) {
                mustBeReachable(one);
                mustBeReachable(other);
            }
        }

        @Test
        @Points(1)
        @Zh("端口已被占用时抛出 IOException")
        void a_taken_port_is_an_IOException() throws Exception {
            try (var other = new ServerSocket()) {
                other.bind(new InetSocketAddress(0));
                int port = other.getLocalPort();
                Thrown.ioException(() -> OkServer.listen(port).close());
            }
        }

        @Test
        @Points(2)
        @Zh("100 个客户端可以排队等待 accept")
        void lets_100_clients_wait_to_be_accepted() throws Exception {
            var waiting = new ArrayList<Socket>();
            try (var listener = OkServer.listen(0)) {
                while (waiting.size() < CLIENTS && joins(waiting, listener.getLocalPort())) {
                    // joins() counts
                }
            } finally {
                for (Socket client : waiting) {
                    client.close();
                }
            }
            if (waiting.size() < CLIENTS) {
                throw Failure.of(
                                "the backlog is full: the next client's SYN got no answer",
                                "等待队列满了：下一个客户端的 SYN 没有得到回答")
                        .expected("room for " + CLIENTS + " clients (the backlog is to be 128)")
                        .got("room for " + waiting.size());
            }
        }

        @Test
        @Points(1)
        @Zh("先设 SO_REUSEADDR，再绑定端口")
        void sets_SO_REUSEADDR_before_it_binds() throws Exception {
            Optional<WatchedListener> watched = listenWatched();
            if (watched.isEmpty()) {
                return; // it has its listener from elsewhere; the next test says whether it works
            }
            List<String> orders = watched.get().orders();
            int set = orders.indexOf("setReuseAddress(true)");
            if (set < 0 || set > orders.indexOf("bind")) {
                throw Failure.of(
                                "the port is bound before SO_REUSEADDR is set",
                                "绑定端口时还没有设置 SO_REUSEADDR")
                        .expected("setReuseAddress(true), bind")
                        .got(String.join(", ", orders))
                        .mistake(REUSE_ADDRESS_AFTER_BIND);
            }
        }

        @Test
        @Points(1)
        @Zh("旧连接还占着端口时也能重新启动")
        void starts_again_while_a_connection_it_closed_still_holds_the_port() throws Exception {
            int port = portInTimeWait();
            try (var listener = OkServer.listen(port)) {
                mustBeReachable(listener);
            } catch (IOException e) {
                throw Failure.of(
                                "the port of a server that has just ended cannot be had again",
                                "服务器刚结束，它的端口就不能再用了")
                        .got(e.getMessage())
                        .mistake(REUSE_ADDRESS_AFTER_BIND)
                        .cause(e);
            }
        }

        /// A port that a connection in TIME_WAIT holds: whoever closes first has to stay in it. RFC
        /// 9293 §3.6
        private int portInTimeWait() throws IOException {
            try (var listener = OkServer.listen(0);
                    var client = new Socket(HOST, listener.getLocalPort());
                    var accepted = listener.accept()) {
                accepted.close();
                client.getInputStream().read();
                return listener.getLocalPort();
            }
        }

        private boolean joins(List<Socket> waiting, int port) throws IOException {
            var client = new Socket();
            try {
                client.connect(new InetSocketAddress(HOST, port), (int) SOON.toMillis());
            } catch (IOException _) {
                client.close();
                return false; // nobody answered its SYN, or (on Windows) it was refused
            }
            return waiting.add(client);
        }

        private void mustBeReachable(ServerSocket listener) throws IOException {
            try (var client = new Socket(HOST, listener.getLocalPort());
                    var accepted = listener.accept()) {
                Expected.value(client.getLocalPort())
                        .otherwise(
                                "accept() gave another connection than the client's",
                                "accept() 得到的不是这个客户端的连接")
                        .butGot(accepted.getPort());
            }
        }

        /// What `listen(0)` gives when its `ServerSocket` is a watched one; empty if it uses none.
        private Optional<WatchedListener> listenWatched() throws Exception {
            Class<?> server =
                    StandIn.load(OkServer.class, ServerSocket.class, WatchedListener.class);
            Method listen = server.getDeclaredMethod("listen", int.class);
            listen.setAccessible(true);
            try (var listener = (ServerSocket) listen.invoke(null, 0)) {
                return listener instanceof WatchedListener it ? Optional.of(it) : Optional.empty();
            } catch (InvocationTargetException e) {
                return switch (e.getCause()) {
                    case LinkageError _ -> Optional.empty();
                    case Exception exception -> throw exception;
                    default -> throw e;
                };
            }
        }
    }

    @Nested
    @Step(2)
    final class Serving {

        @Test
        @Points(1)
        @Zh("回答一个请求")
        void answers_a_request() throws Exception {
            PeerAction end = expectEnd().otherwise(ANSWERS_AT_EOF, OkServerTest::isAnswer);
            serves(send("hello"), expect(OK), halfClose(), end);
        }

        @Test
        @Points(1)
        @Zh("打印请求，中文也不例外")
        void prints_the_request() throws Exception {
            String request = "你好，世界";
            String printed = Output.of(() -> serves(send(request), expect(OK), close()));
            if (!printed.contains(request)) {
                var misread =
                        new String(
                                request.getBytes(StandardCharsets.UTF_8), Charset.defaultCharset());
                var failure =
                        Failure.of("the request is not printed", "没有打印请求")
                                .expected('"' + request + '"')
                                .got(printed.isEmpty() ? "nothing" : '"' + printed.strip() + '"');
                throw printed.contains(misread) ? failure.mistake(DEFAULT_CHARSET) : failure;
            }
        }

        @Test
        @Points(2)
        @Zh("同一个客户端可以一再请求")
        void answers_request_after_request() throws Exception {
            PeerAction again =
                    expect(OK).otherwise(STOPS_AFTER_ONE_REQUEST, OkServerTest::isTheEnd);
            serves(send("one"), expect(OK), send("two"), again, send("three"), again, close());
        }

        @Test
        @Points(2)
        @Zh("客户端关闭后返回")
        void returns_when_the_client_has_closed() throws Exception {
            try (var listener = new LoopbackListener();
                    var client = listener.client(send("hello"), expect(OK), close());
                    var socket = listener.accept();
                    var server = Running.start(() -> OkServer.serve(socket))) {
                server.talkTo(client);
                mustReturn(server, client);
            }
        }

        @Test
        @Points(2)
        @Zh("流结束不是请求，不回答")
        void does_not_answer_the_end_of_the_stream() throws Exception {
            answers("hello", OK);
            answers("", "");
        }

        private void answers(String request, String expected) throws Exception {
            StreamSocket client = clientThatSends(request);
            OkServer.serve(client);
            Expected.bytes(Bytes.utf8(expected))
                    .otherwise(
                            "a client sent \"%s\" and ended its stream: not what it is to get"
                                    .formatted(request),
                            "客户端发送 \"%s\" 后结束了流，得到的回答不对".formatted(request))
                    .clue(ANSWERS_AT_EOF, it -> Arrays.equals(it, Bytes.utf8(expected + OK)))
                    .butGot(client.sent());
        }

        private StreamSocket clientThatSends(String request) {
            return new StreamSocket(Delivery.whole(Bytes.utf8(request)));
        }

        /// Lets the server serve one client that plays this script.
        private void serves(PeerAction... script) throws Exception {
            try (var listener = new LoopbackListener();
                    var client = listener.client(script);
                    var socket = listener.accept();
                    var server = Running.start(() -> serveAndClose(socket))) {
                server.talkTo(client);
            }
        }

        private void serveAndClose(Socket socket) throws IOException {
            try (socket) {
                OkServer.serve(socket);
            }
        }
    }

    @Nested
    @Step(3)
    final class Serving_one {

        @Test
        @Points(2)
        @Zh("服务一个客户端，然后关闭它的套接字")
        void serves_one_client_and_closes_its_socket() throws Exception {
            try (var listener = new LoopbackListener()) {
                servesOne(listener);
            }
        }

        @Test
        @Points(2)
        @Zh("监听套接字保持打开，等下一个客户端")
        void leaves_the_listener_open_for_the_next() throws Exception {
            try (var listener = new LoopbackListener();
                    var client = listener.client(send("hello"), expect(OK), close())) {
                serveOne(listener);
                client.finish();
                if (listener.isClosed()) {
                    throw Failure.of(
                                    "the listener is closed after one client",
                                    "服务一个客户端之后，监听套接字被关闭了")
                            .mistake(CLOSES_LISTENER_WITH_CLIENT);
                }
                servesOne(listener);
            }
        }

        @Test
        @Points(1)
        @Zh("客户端重置连接时，套接字也会关闭")
        void closes_the_socket_also_when_the_client_resets() throws Exception {
            int times = 20;
            int leaked = OpenFiles.leakedBy(() -> serveClientsThatReset(times));
            if (leaked >= times / 2) {
                throw Failure.of(
                                "%d clients have reset, and %d sockets are still open"
                                        .formatted(times, leaked),
                                "%d 个客户端重置了连接，还有 %d 个套接字开着".formatted(times, leaked))
                        .mistake(LEAKS_SOCKET);
            }
        }

        private void servesOne(LoopbackListener listener) throws Exception {
            PeerAction[] script = {
                send("hello"),
                expect(OK),
                halfClose(),
                expectEnd()
                        .otherwise(ANSWERS_AT_EOF, OkServerTest::isAnswer)
                        .otherwise(LEAKS_SOCKET, Received::isSilenceAfterReturn)
            };
            try (var client = listener.client(script);
                    var server = Running.start(() -> OkServer.serveOne(listener))) {
                mustReturn(server, client);
                server.talkTo(client);
            }
        }

        private void serveClientsThatReset(int times) throws Exception {
            for (int i = 0; i < times; i++) {
                try (var listener = new LoopbackListener();
                        var client = listener.client(send("hello"), expect(OK), reset())) {
                    serveOne(listener);
                    client.finish();
                }
            }
        }

        /// Serves one client; whether a broken connection comes out as an exception is left open.
        private void serveOne(ServerSocket listener) throws Exception {
            try {
                Within.time(SOON)
                        .otherwise(
                                "the client has gone, and serveOne() goes on",
                                "客户端已经离开，serveOne() 还没有结束")
                        .run(() -> OkServer.serveOne(listener));
            } catch (IOException _) {
                // The connection broke: that may be said.
            }
        }
    }

    private static void mustReturn(Running server, ScriptedPeer client) {
        try {
            server.returnsWithin(SOON, null, null);
        } catch (Failure e) {
            throw e.in(client);
        }
    }

    private static boolean isAnswer(Received received) {
        return Arrays.equals(received.bytes(), Bytes.utf8(OK));
    }

    private static boolean isTheEnd(Received received) {
        return received.ending() == END_OF_STREAM || received.ending() == RESET;
    }

    /// A port that was free a moment ago.
    private static int freePort() throws IOException {
        try (var listener = new ServerSocket(0)) {
            return listener.getLocalPort();
        }
    }
}
