package lesson03;

import static handshake.support.Mistake.CLOSED_LISTENER_IS_AN_ERROR;
import static handshake.support.Mistake.DIES_WITH_CLIENT;
import static handshake.support.Mistake.ECHOES_WHOLE_BUFFER;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.SERVES_ONCE;
import static handshake.support.Mistake.SWALLOWS_EVERYTHING;
import static handshake.support.PeerAction.await;
import static handshake.support.PeerAction.close;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.halfClose;
import static handshake.support.PeerAction.reset;
import static handshake.support.PeerAction.send;
import static handshake.support.ScriptedPeer.HOST;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.LoopbackListener;
import handshake.support.Mistake;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Received;
import handshake.support.Running;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

final class EchoServerTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    @Nested
    @Step(1)
    final class Echoing {

        @Test
        @Points(2)
        @Zh("客户端还在说话时就送回")
        void answers_while_the_client_still_talks() throws Exception {
            try (var listener = new Doorbell();
                    var client =
                            listener.client(
                                    send("ping"),
                                    hear("ping"),
                                    send("pong"),
                                    hear("pong"),
                                    close());
                    var socket = listener.accept();
                    var server = Running.start(() -> echoAndClose(socket))) {
                server.talkTo(client);
            }
        }

        @Test
        @Points(1)
        @Zh("客户端结束它的流后返回")
        void returns_when_the_client_has_ended_its_stream() throws Exception {
            try (var listener = new Doorbell();
                    var client = listener.client(send("ping"), hear("ping"), halfClose());
                    var socket = listener.accept();
                    var server = Running.start(() -> EchoServer.echo(socket))) {
                server.talkTo(client);
                server.returnsWithin(SOON, null, null);
            }
        }

        private void echoAndClose(Socket socket) throws IOException {
            try (socket) {
                EchoServer.echo(socket);
            }
        }
    }

    @Nested
    @Step(2)
    final class Serving {

        @Test
        @Points(2)
        @Zh("客户端结束后，关闭它的套接字")
        void closes_the_socket_when_the_client_has_ended() throws Exception {
            try (var listener = new Doorbell();
                    var client = listener.client(visit());
                    var server = Running.start(() -> serve(listener, 1))) {
                server.talkTo(client);
            }
        }

        @Test
        @Points(2)
        @Zh("客户端重置连接，只影响它自己")
        void a_client_that_resets_ends_no_service_but_its_own() throws Exception {
            survives(send("ping"), hear("ping"), reset());
        }

        @Test
        @Points(1)
        @Zh("客户端一言不发就消失，只影响它自己")
        void a_client_that_vanishes_ends_no_service_but_its_own() throws Exception {
            survives(reset());
        }

        private void survives(PeerAction... script) throws Exception {
            try (var listener = new Doorbell();
                    var server = Running.start(() -> serve(listener, 2));
                    var failing = listener.client(script)) {
                server.talkTo(failing);
                try (var next = listener.client(visit())) {
                    server.talkTo(next);
                } catch (Failure e) {
                    throw server.hasThrown() ? server.thrown(DIES_WITH_CLIENT).in(failing) : e;
                }
            }
        }

        /// Serves as the program does it: by its `serve`, or by its loop where it has made do
        /// without the `serve` it was given.
        private static void serve(ServerSocket listener, int clients) throws Exception {
            Optional<Method> serve = given();
            if (serve.isEmpty()) {
                EchoServer.serveForever(listener);
                return;
            }
            for (int i = 0; i < clients; i++) {
                try {
                    serve.get().invoke(null, listener.accept());
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof Exception cause ? cause : e;
                }
            }
        }

        private static Optional<Method> given() {
            for (Method method : EchoServer.class.getDeclaredMethods()) {
                if (isGiven(method)) {
                    method.setAccessible(true);
                    return Optional.of(method);
                }
            }
            return Optional.empty();
        }

        private static boolean isGiven(Method method) {
            return method.getName().equals("serve")
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Socket.class})
                    && method.getExceptionTypes().length == 0
                    && Modifier.isStatic(method.getModifiers())
                    && !Modifier.isPrivate(method.getModifiers());
        }
    }

    @Nested
    @Step(3)
    final class Serving_for_ever {

        @Test
        @Points(2)
        @Zh("一个接一个地服务 100 个客户端")
        void serves_100_clients_one_after_another() throws Exception {
            try (var listener = new Doorbell();
                    var server = listener.serveForever()) {
                for (int i = 0; i < 100; i++) {
                    mustServeOneMore(listener, server, SERVES_ONCE);
                }
            }
        }

        @Test
        @Points(1)
        @Zh("第二个客户端排队等到第一个离开，再得到服务")
        void the_second_client_waits_until_the_first_has_gone() throws Exception {
            var leave = new CountDownLatch(1);
            try (var listener = new Doorbell();
                    var first =
                            listener.client(send("first"), hear("first"), await(leave), close());
                    var server = listener.serveForever()) {
                listener.awaitAccept();
                try (var second = new Socket(HOST, listener.getLocalPort())) {
                    second.getOutputStream().write(Bytes.utf8("second"));
                    leave.countDown();
                    server.talkTo(first);
                    mustHear("second", second, server);
                }
            }
        }

        private static void mustHear(String text, Socket client, Running server)
                throws IOException {
            client.setSoTimeout((int) SOON.toMillis());
            String got = receive(client, text.length());
            if (got.isEmpty() && server.hasThrown()) {
                throw server.thrown(SERVES_ONCE);
            }
            Expected.text(text)
                    .otherwise(
                            "the first client has gone, and the second does not get what it sent",
                            "第一个客户端已经离开，第二个却没有收到它发的内容")
                    .clue(SERVES_ONCE, String::isEmpty)
                    .butGot(got);
        }

        private static String receive(Socket socket, int length) {
            try {
                return new String(socket.getInputStream().readNBytes(length), UTF_8);
            } catch (IOException _) {
                return ""; // nothing came for two seconds, or the connection was cut
            }
        }

        @Test
        @Points(1)
        @Zh("客户端出错后，循环照常继续")
        void goes_on_after_clients_that_fail() throws Exception {
            try (var listener = new Doorbell();
                    var server = listener.serveForever()) {
                mustServeOneMore(listener, server, SERVES_ONCE);
                mustServeOneMore(listener, server, SERVES_ONCE);
                mustGoOnAfter(listener, server, send("ping"), hear("ping"), reset());
                mustGoOnAfter(listener, server, send("ping"), close()); // does not wait for it
            }
        }

        private static void mustGoOnAfter(Doorbell listener, Running server, PeerAction... failure)
                throws Exception {
            try (var failing = listener.client(failure)) {
                server.talkTo(failing);
            }
            mustServeOneMore(listener, server, DIES_WITH_CLIENT);
        }

        private static void mustServeOneMore(Doorbell listener, Running server, Mistake ifEnded)
                throws Exception {
            try (var client = listener.client(visit())) {
                server.talkTo(client);
            } catch (Failure e) {
                if (server.hasThrown()) {
                    throw server.thrown(ifEnded);
                }
                if (!server.goesOn()) {
                    throw Failure.of(
                                    "serveForever() has returned, and the next client waits",
                                    "serveForever() 已经返回，下一个客户端还在等")
                            .mistake(ifEnded);
                }
                throw e;
            }
        }

        @Test
        @Points(2)
        @Zh("监听套接字关闭后正常返回")
        void returns_when_its_listener_is_closed() throws Exception {
            try (var listener = new Doorbell();
                    var client = listener.client(visit());
                    var server = listener.serveForever()) {
                server.talkTo(client);
                listener.awaitNextAccept(); // the loop waits there when somebody closes it
                listener.close();
                mustStop(server);
            }
        }

        @Test
        @Points(2)
        @Zh("关闭监听套接字时，已连接的客户端仍被服务到底")
        void closing_the_listener_leaves_a_connected_client_served() throws Exception {
            var closed = new CountDownLatch(1);
            try (var listener = new Doorbell();
                    var client =
                            listener.client(
                                    send("before"),
                                    hear("before"),
                                    await(closed),
                                    send("after"),
                                    hear("after"),
                                    halfClose(),
                                    leaveServed());
                    var server = listener.serveForever()) {
                listener.awaitAccept();
                listener.close();
                closed.countDown();
                server.talkTo(client);
                mustStop(server);
            }
        }

        @Test
        @Points(1)
        @Zh("监听套接字自身的故障会抛出来")
        void a_failure_of_the_listener_itself_gets_out() throws Exception {
            try (var broken = new BrokenListener()) {
                Within.time(SOON)
                        .otherwise(
                                SWALLOWS_EVERYTHING,
                                "accept() has failed, and your server goes on as if it had not",
                                "accept() 失败了，你的服务器却若无其事地继续")
                        .run(() -> mustThrow(broken));
            }
        }

        private static void mustThrow(ServerSocket broken) {
            try {
                Thrown.exception(Exception.class, () -> EchoServer.serveForever(broken));
            } catch (Failure e) {
                throw broken.isClosed() ? e : e.mistake(SWALLOWS_EVERYTHING);
            }
        }

        private static void mustStop(Running server) {
            server.returnsWithin(SOON, CLOSED_LISTENER_IS_AN_ERROR, SWALLOWS_EVERYTHING);
        }
    }

    /// A client that says one word, hears it again, and leaves in order.
    private static PeerAction[] visit() {
        return new PeerAction[] {send("ping"), hear("ping"), halfClose(), leaveServed()};
    }

    private static PeerAction hear(String text) {
        return expect(text).otherwise(ECHOES_WHOLE_BUFFER, EchoServerTest::isRestOfBuffer);
    }

    private static PeerAction leaveServed() {
        return expectEnd()
                .otherwise(ECHOES_WHOLE_BUFFER, EchoServerTest::isRestOfBuffer)
                .otherwise(LEAKS_SOCKET, EchoServerTest::isForgotten);
    }

    /// Zeros that nobody sent: what a buffer holds behind the bytes that came.
    private static boolean isRestOfBuffer(Received received) {
        return Arrays.equals(received.bytes(), new byte[Math.max(1, received.bytes().length)]);
    }

    /// Whether nothing came although nobody serves this client any more.
    private static boolean isForgotten(Received received) {
        return received.ending() == Received.Ending.SILENCE
                && received.standing().stream().allMatch(it -> it.en().contains("accept()"));
    }

    /// A listener that tells when somebody has been let in, and ends a loop that overlooks that it
    /// is closed.
    private static final class Doorbell extends LoopbackListener {
        private final CountDownLatch accepted = new CountDownLatch(1);
        private final CountDownLatch asked = new CountDownLatch(2);
        private final Patience patience = new Patience();

        Doorbell() throws IOException {}

        Running serveForever() {
            return Running.start(() -> {
                try {
                    EchoServer.serveForever(this);
                } finally {
                    accepted.countDown(); // nobody will be let in any more
                    asked.countDown();
                    asked.countDown();
                }
            });
        }

        void awaitAccept() throws InterruptedException {
            if (!accepted.await(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Failure.of("your server accepts nobody", "你的服务器没有接受任何客户端");
            }
        }

        /// Waits until the loop asks for the client behind the first one, if it ever does.
        void awaitNextAccept() throws InterruptedException {
            var _ = asked.await(SOON.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public Socket accept() throws IOException {
            asked.countDown();
            try {
                Socket socket = super.accept();
                accepted.countDown();
                return socket;
            } catch (IOException e) {
                throw patience.with(e);
            }
        }
    }

    /// A listener that fails at every call, as one does when no descriptors are left.
    private static final class BrokenListener extends ServerSocket {
        private final Patience patience = new Patience();

        BrokenListener() throws IOException {
            super(0);
        }

        @Override
        public Socket accept() throws IOException {
            throw patience.with(new SocketException("Too many open files"));
        }
    }

    /// How often `accept()` may fail before a loop is told that it has no end.
    private static final class Patience {
        private static final int MAX_FAILURES = 1000;
        private int failures;

        IOException with(IOException e) {
            if (++failures < MAX_FAILURES) {
                return e;
            }
            throw Failure.of(
                            "accept() has failed %d times, and your server calls it again"
                                    .formatted(failures),
                            "accept() 已经失败了 %d 次，你的服务器还在调用它".formatted(failures))
                    .got(String.valueOf(e))
                    .mistake(SWALLOWS_EVERYTHING);
        }
    }
}
