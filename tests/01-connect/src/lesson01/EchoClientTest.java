package lesson01;

import static handshake.support.Mistake.DEFAULT_CHARSET;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.NO_CONNECT_TIMEOUT;
import static handshake.support.Mistake.RESOLVES_AND_FORGETS_PORT;
import static handshake.support.Mistake.TRAILING_GARBAGE;
import static handshake.support.PeerAction.close;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.reset;
import static handshake.support.PeerAction.script;
import static handshake.support.PeerAction.send;
import static handshake.support.PeerAction.stall;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.OpenFiles;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Received;
import handshake.support.ScriptedPeer;
import handshake.support.SilentHost;
import handshake.support.Step;
import handshake.support.StreamSocket;
import handshake.support.Thrown;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

final class EchoClientTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String CHINESE = "你好，世界";

    /// What this machine would take if nobody said UTF-8; the grader sees to it that it is another.
    private static final Charset DEFAULT = Charset.defaultCharset();

    @Nested
    @Step(1)
    final class Connecting {

        @Test
        @Points(1)
        @Zh("连接到正在监听的服务器")
        void connects_to_a_server_that_listens() throws Exception {
            try (var peer = ScriptedPeer.server(untilClosed())) {
                peer.talkTo(() -> {
                    try (var socket = EchoClient.connect(HOST, peer.port(), SOON)) {
                        mustBeConnectedTo(peer, socket);
                    }
                });
            }
        }

        @Test
        @Points(1)
        @Zh("每个连接都有自己的本地端口")
        void each_connection_has_a_local_port_of_its_own() throws Exception {
            var scripts = List.of(script(untilClosed()), script(untilClosed()));
            try (var peer = ScriptedPeer.server(scripts)) {
                peer.talkTo(() -> {
                    try (var first = EchoClient.connect(HOST, peer.port(), SOON);
                            var second = EchoClient.connect(HOST, peer.port(), SOON)) {
                        mustBeConnectedTo(peer, first);
                        mustBeConnectedTo(peer, second);
                        if (first.getLocalPort() == second.getLocalPort()) {
                            throw Failure.of(
                                    "two calls of connect() gave the same connection",
                                    "两次 connect() 得到的是同一个连接");
                        }
                    }
                });
            }
        }

        @Test
        @Points(2)
        @Zh("连接被拒绝时，异常说明主机和端口")
        void a_refused_connection_is_an_IOException_that_names_host_and_port() throws Exception {
            int port = closedPort();
            IOException refused =
                    Thrown.ioException(() -> EchoClient.connect(HOST, port, SOON).close());
            mustName(refused, HOST, port);
        }

        @Test
        @Points(2)
        @Zh("主机不回答时，到时限就放弃")
        void a_host_that_does_not_answer_is_given_up_after_the_timeout() throws Exception {
            try (var host = SilentHost.open()) {
                IOException timeout =
                        Within.time(SOON)
                                .otherwise(
                                        NO_CONNECT_TIMEOUT,
                                        "connect() with a timeout of 20 ms still waited after 2 s",
                                        "connect() 的时限是 20 毫秒，2 秒后却还在等")
                                .call(() -> refusal(host));
                mustName(timeout, HOST, host.port());
            }
        }

        private IOException refusal(SilentHost host) {
            var shortly = Duration.ofMillis(20);
            return Thrown.ioException(() -> EchoClient.connect(HOST, host.port(), shortly).close());
        }

        private PeerAction untilClosed() {
            return expectEnd().otherwise(LEAKS_SOCKET, Received::isSilenceAfterReturn);
        }

        private void mustBeConnectedTo(ScriptedPeer peer, Socket socket) {
            Expected.value(peer.port())
                    .otherwise("the socket is connected to another port", "套接字连到了另一个端口")
                    .butGot(socket.getPort());
        }

        private void mustName(IOException e, String host, int port) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains(host) || !message.contains(String.valueOf(port))) {
                throw Failure.of(
                                "the exception's message does not say where it wanted to connect"
                                        + " to",
                                "异常信息没有说明想连接到哪里")
                        .expected("a message with \"" + host + "\" and \"" + port + "\"")
                        .got('"' + message + '"')
                        .mistake(RESOLVES_AND_FORGETS_PORT)
                        .cause(e);
            }
        }
    }

    @Nested
    @Step(2)
    final class Sending {

        @Test
        @Points(2)
        @Zh("正好发送这段文字的字节")
        void sends_the_very_bytes_of_the_text() throws Exception {
            sends("hello");
        }

        @Test
        @Points(2)
        @Zh("中文以 UTF-8 发送")
        void sends_Chinese_in_UTF_8() throws Exception {
            sends(CHINESE);
        }

        private void sends(String text) throws Exception {
            PeerAction bytes = expect(text).otherwise(DEFAULT_CHARSET, got -> isTorn(text, got));
            try (var peer = ScriptedPeer.server(bytes, expectEnd())) {
                peer.talkTo(() -> {
                    try (var socket = new Socket(HOST, peer.port())) {
                        EchoClient.send(socket, text);
                    }
                });
            }
        }

        /// A charset that has no Chinese makes other bytes of it, one `?` a character.
        private static boolean isTorn(String text, Received got) {
            byte[] torn = text.getBytes(DEFAULT);
            byte[] head = Arrays.copyOf(got.bytes(), Math.min(torn.length, got.bytes().length));
            return !Arrays.equals(torn, Bytes.utf8(text)) && Arrays.equals(torn, head);
        }
    }

    @Nested
    @Step(3)
    final class Receiving {

        @Test
        @Points(1)
        @Zh("只返回收到的字节，不多不少")
        void returns_the_bytes_that_came_and_no_more() throws Exception {
            receives("pong");
        }

        @Test
        @Points(1)
        @Zh("空格和换行也是收到的字节")
        void keeps_blanks_and_line_ends() throws Exception {
            receives(" pong \r\n");
        }

        @Test
        @Points(1)
        @Zh("收到的中文按 UTF-8 解码")
        void decodes_Chinese_as_UTF_8() throws Exception {
            receives(CHINESE);
        }

        @Test
        @Points(1)
        @Zh("流结束时返回空字符串")
        void returns_nothing_at_the_end_of_the_stream() throws Exception {
            receives("");
        }

        @Test
        @Points(1)
        @Zh("只读一次，不等更多")
        void reads_once_and_does_not_wait_for_more() throws Exception {
            try (var peer = ScriptedPeer.server(send("pong"), stall());
                    var socket = new Socket(HOST, peer.port())) {
                try {
                    text("pong").butGot(soon(socket));
                } catch (Failure e) {
                    throw e.in(peer);
                }
            }
        }

        @Test
        @Points(1)
        @Zh("每次最多 1024 字节，其余留给下一次")
        void returns_at_most_1024_bytes_and_leaves_the_rest() throws Exception {
            String text = "0123456789".repeat(150);
            var socket = new StreamSocket(Delivery.whole(Bytes.utf8(text)));
            String first = EchoClient.receive(socket);
            if (first.length() > 1024) {
                throw Failure.of("one call returned more than 1024 bytes", "一次调用返回了超过 1024 字节")
                        .got(first.length() + " bytes");
            }
            text(text)
                    .otherwise(
                            "1500 bytes came; calling receive() until it returned \"\" gave others",
                            "来了 1500 字节；反复调用 receive() 直到返回 \"\"，得到的却不同")
                    .butGot(first + rest(socket));
        }

        private String rest(Socket socket) throws IOException {
            var rest = new StringBuilder();
            for (int i = 0; i < 1500; i++) {
                String next = EchoClient.receive(socket);
                if (next.isEmpty()) {
                    break;
                }
                rest.append(next);
            }
            return rest.toString();
        }

        private void receives(String text) throws Exception {
            try (var peer = ScriptedPeer.server(send(text), close())) {
                String got =
                        peer.talkTo(() -> {
                            try (var socket = new Socket(HOST, peer.port())) {
                                return EchoClient.receive(socket);
                            }
                        });
                text(text).in(peer).butGot(got);
            }
        }

        private String soon(Socket socket) throws Exception {
            return Within.time(SOON)
                    .otherwise(
                            "the server sent \"pong\", and receive() still waits for more",
                            "服务器发来了 \"pong\"，receive() 却还在等更多")
                    .call(() -> EchoClient.receive(socket));
        }
    }

    @Nested
    @Step(4)
    final class Exchanging {

        @Test
        @Points(2)
        @Zh("发送、接收，然后关闭连接")
        void sends_receives_and_closes() throws Exception {
            PeerAction end = expectEnd().otherwise(LEAKS_SOCKET, Received::isSilenceAfterReturn);
            try (var peer = ScriptedPeer.server(expect("ping"), send("pong"), end)) {
                String answer = peer.talkTo(() -> EchoClient.exchange(HOST, peer.port(), "ping"));
                text("pong").in(peer).butGot(answer);
            }
        }

        @Test
        @Points(2)
        @Zh("对方重置连接时，套接字也会关闭")
        void closes_its_socket_also_when_the_server_resets() throws Exception {
            int times = 10;
            int leaked = OpenFiles.leakedBy(() -> exchangeWithResets(times));
            if (leaked >= times / 2) {
                throw Failure.of(
                                "after %d exchanges that the server reset, %d sockets are still open"
                                        .formatted(times, leaked),
                                "服务器重置了 %d 次连接，之后还有 %d 个套接字开着".formatted(times, leaked))
                        .mistake(LEAKS_SOCKET);
            }
        }

        private void exchangeWithResets(int times) throws Exception {
            var scripts = Collections.nCopies(times, script(expect("ping"), reset()));
            try (var peer = ScriptedPeer.server(scripts)) {
                for (int i = 0; i < times; i++) {
                    Thrown.ioException(() -> EchoClient.exchange(HOST, peer.port(), "ping"));
                }
                peer.finish();
            }
        }
    }

    private static Expected<String> text(String text) {
        return Expected.text(text)
                .clue(TRAILING_GARBAGE, got -> got.length() > text.length() + 100)
                .clue(TRAILING_GARBAGE, got -> !got.isEmpty() && isTrimmed(text, got))
                .clue(DEFAULT_CHARSET, got -> got.equals(misread(text)));
    }

    /// `trim()` takes the zeros of an empty buffer away, and what was sent along with them.
    private static boolean isTrimmed(String text, String got) {
        return got.equals(text.trim()) && !got.equals(text);
    }

    private static String misread(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), DEFAULT);
    }

    /// A port nobody listens on: one that was free a moment ago.
    private static int closedPort() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return listener.getLocalPort();
        }
    }
}
