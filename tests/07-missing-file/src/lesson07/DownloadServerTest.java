package lesson07;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.EMPTY_MEANS_MISSING;
import static handshake.support.Mistake.EXCEPTION_KILLS_SERVER;
import static handshake.support.Mistake.PATH_ESCAPE;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.HostileNames;
import handshake.support.OpenFiles;
import handshake.support.Points;
import handshake.support.ProtocolClient;
import handshake.support.Running;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Unexpected;
import handshake.support.Zh;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

final class DownloadServerTest {

    @Nested
    @Step(5)
    final class Serving {
        private ServedFolder folder;

        @BeforeEach
        void createFolder() throws IOException {
            folder = ServedFolder.create();
        }

        @AfterEach
        void deleteFolder() throws IOException {
            folder.close();
        }

        @Test
        @Points(1)
        @Zh("在同一个连接上一个接一个地回答请求")
        void answers_request_after_request_on_one_connection() throws Exception {
            try (var server = StudentServer.serving(folder.root())) {
                server.visit(client -> {
                    for (var file : folder.files().entrySet()) {
                        sends(client, file.getKey(), file.getValue());
                    }
                });
                server.visit(client -> {
                    answers(client, "GET nothing.txt", "MISSING");
                    answers(client, "GET sub", "MISSING or REFUSED");
                    sends(client, "a.txt", Bytes.utf8("hello"));
                });
                server.visit(this::asksTwiceAtOnce);
                int times = 30;
                int leaked = OpenFiles.leakedBy(() -> server.visit(it -> askOften(it, times)));
                if (leaked > times / 2) {
                    throw Failure.of(
                            "after %d answers your server holds %d files open"
                                    .formatted(times, leaked),
                            "回答了 %d 次之后，你的服务器还开着 %d 个文件".formatted(times, leaked));
                }
            }
        }

        private void asksTwiceAtOnce(ProtocolClient client) throws IOException {
            client.send(Bytes.utf8("GET a.txt\nGET sub/b.txt\n"));
            Expected.text("OK 5").in(client).butGot(client.answer().line());
            try {
                Expected.text("OK 11").in(client).butGot(client.answer().line());
            } catch (Failure e) {
                throw e.mistake(BUFFERED_TWICE); // the second request came along with the first
            }
        }

        private void askOften(ProtocolClient client, int times) throws IOException {
            client.send(Bytes.utf8("GET a.txt\n".repeat(times)));
            for (int i = 0; i < times; i++) {
                Expected.text("OK 5").in(client).butGot(client.answer().line());
            }
        }

        private void sends(ProtocolClient client, String name, byte[] content) throws IOException {
            var answer = client.ask("GET " + name);
            Expected.text("OK " + content.length)
                    .otherwise("the file is there", "这个文件存在")
                    .clue(EMPTY_MEANS_MISSING, got -> content.length == 0)
                    .in(client)
                    .butGot(answer.line());
            Expected.bytes(content).in(client).butGot(answer.body());
        }

        @Test
        @Points(1)
        @Zh("不提供的名字和不认识的请求都得到 REFUSED，连接继续")
        void what_is_not_served_is_refused_and_the_connection_goes_on() throws Exception {
            List<String> requests =
                    List.of(
                            "GET ../secret.txt",
                            "GET " + folder.around().resolve("secret.txt"),
                            "GET sub/../../secret.txt",
                            "GET ..\\secret.txt",
                            "GET a.txt\0.jpg",
                            "GET sub/nul",
                            "GET " + "../".repeat(1300) + "etc/passwd",
                            "RANGE 2 a.txt",
                            "DIGEST a.txt",
                            "LIST",
                            "PUT a.txt",
                            "get a.txt",
                            "a.txt",
                            "GET",
                            "");
            try (var server = StudentServer.serving(folder.root())) {
                server.visit(client -> {
                    for (String request : requests) {
                        answers(client, request, "REFUSED");
                        sends(client, "a.txt", Bytes.utf8("hello"));
                    }
                });
            }
        }

        private void answers(ProtocolClient client, String request, String kind)
                throws IOException {
            var answer = client.ask(request);
            Expected.text(kind.contains(answer.kind()) ? answer.kind() : kind)
                    .otherwise(
                            "the request was " + Bytes.shown(request),
                            "请求是 " + Bytes.shown(request))
                    .clue(PATH_ESCAPE, _ -> Arrays.equals(answer.body(), ServedFolder.OUTSIDE))
                    .in(client)
                    .butGot(answer.kind());
        }

        @Test
        @Points(1)
        @Zh("太长的行和不是 UTF-8 的行得到 REFUSED，然后连接结束")
        void a_line_that_is_too_long_or_not_UTF_8_is_refused_and_is_the_last() throws Exception {
            try (var server = StudentServer.serving(folder.root())) {
                server.visit(client -> isRefusedAndLast(client, HostileNames.noise(4097)));
                server.visit(
                        client -> isRefusedAndLast(client, Bytes.utf8("GET " + "a".repeat(4093))));
                for (byte[] name : HostileNames.notUtf8()) {
                    server.visit(client -> isRefusedAndLast(client, line(name)));
                }
                server.visit(client -> {
                    answers(client, "a".repeat(4096), "REFUSED");
                    sends(client, "a.txt", Bytes.utf8("hello")); // 4096 bytes are allowed
                });
            }
        }

        private byte[] line(byte[] name) {
            byte[] line = Arrays.copyOf(Bytes.utf8("GET "), name.length + 5);
            System.arraycopy(name, 0, line, 4, name.length);
            line[line.length - 1] = '\n';
            return line;
        }

        private void isRefusedAndLast(ProtocolClient client, byte[] bytes) throws IOException {
            client.send(bytes);
            Expected.text("REFUSED").in(client).butGot(client.answer().kind());
            client.expectEnd(); // although this side has not ended its stream
        }

        @Test
        @Points(1)
        @Zh("无论客户端做什么，服务器都继续服务下一个")
        void the_server_lives_on_whatever_its_clients_do() throws Exception {
            var listener = new ServerSocket(0, 50, InetAddress.getByName(ScriptedPeer.HOST));
            int port = listener.getLocalPort();
            try (listener;
                    var running =
                            Running.start(
                                    () -> DownloadServer.serveForever(listener, folder.root()))) {
                List<byte[]> rudeWords =
                        List.of(
                                new byte[0],
                                Bytes.utf8("GET a.t"),
                                Bytes.utf8("GET a.txt\nGET sub/deep/c.bin\nGET a.txt\n"),
                                Bytes.utf8("GET \0\n"),
                                Bytes.utf8("GET\n\n\nGET " + "a/".repeat(2000) + "\n"),
                                Bytes.utf8("GET a.txt\n".repeat(2000)),
                                HostileNames.noise(100_000));
                for (byte[] words : rudeWords) {
                    sayAndReset(port, words);
                }
                try (var client = ProtocolClient.connect(port)) {
                    sends(client, "a.txt", Bytes.utf8("hello"));
                } catch (IOException | Failure e) {
                    running.throwIfUnwritten();
                    if (!running.goesOn()) {
                        throw running.thrown(EXCEPTION_KILLS_SERVER);
                    }
                    throw e;
                }
            }
        }

        private void sayAndReset(int port, byte[] words) throws IOException {
            try (var client = ProtocolClient.connect(port)) {
                client.send(words);
                client.reset();
            } catch (Failure _) {
                // The server did not listen to the end, which it need not.
            }
        }
    }

    /// The student's `DownloadServer.serve` on a port of its own, one connection after another.
    static final class StudentServer implements AutoCloseable {
        private final ServerSocket listener;
        private final Path root;
        private volatile Throwable thrown;

        private StudentServer(Path root) throws IOException {
            this.root = root;
            listener = new ServerSocket(0, 50, InetAddress.getByName(ScriptedPeer.HOST));
            Thread.ofPlatform().daemon().name("your server").start(this::acceptAll);
        }

        static StudentServer serving(Path root) throws IOException {
            return new StudentServer(root);
        }

        /// What a client says and expects.
        @FunctionalInterface
        interface Talk {
            void with(ProtocolClient client) throws Exception;
        }

        /// Connects a client, lets it talk, ends its stream, and expects that the server ends as
        /// well.
        ///
        /// @throws Failure what the client did not like, or what the server threw
        void visit(Talk talk) throws Exception {
            thrown = null;
            try (var client = ProtocolClient.connect(listener.getLocalPort())) {
                try {
                    talk.with(client);
                    client.end();
                    client.expectEnd();
                } catch (Failure e) {
                    throw explained(e.in(client.transcript()));
                }
                if (thrown != null && !(thrown instanceof IOException)) {
                    throw explained(Failure.of("", "").in(client.transcript()));
                }
            }
        }

        /// What the server threw says more than that its client got no answer.
        private Failure explained(Failure failure) {
            return switch (thrown) {
                case null -> failure;
                case UnsupportedOperationException todo -> throw todo;
                case IOException e -> withConversation(e, failure).mistake(failure.mistake());
                case Throwable e -> withConversation(e, failure).mistake(EXCEPTION_KILLS_SERVER);
            };
        }

        private static Failure withConversation(Throwable e, Failure failure) {
            return Unexpected.exception(e).in(failure.transcript().orElseThrow());
        }

        private void acceptAll() {
            try {
                while (true) {
                    try (var socket = listener.accept()) {
                        serve(socket);
                    }
                }
            } catch (IOException _) {
                // close() ended the test
            }
        }

        private void serve(Socket socket) {
            try {
                DownloadServer.serve(socket, root);
            } catch (Throwable e) {
                thrown = e; // before the socket is closed: whoever sees it closed knows why
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
