package lesson05;

import static handshake.support.Mistake.CLOSES_LISTENER_WITH_CLIENT;
import static handshake.support.Mistake.DEFAULT_CHARSET;
import static handshake.support.Mistake.KEEPS_CONNECTION_OPEN;
import static handshake.support.Mistake.TEXT_FOR_BYTES;
import static handshake.support.Mistake.TRAILING_GARBAGE;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.send;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Failure;
import handshake.support.Output;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Received.Ending;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.StreamSocket;
import handshake.support.TextDamage;
import handshake.support.Unexpected;
import handshake.support.Zh;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

final class DownloadServerTest {
    private static final byte[] NOTES = Bytes.utf8("buy bread\nlearn TCP\n");
    private static final byte[] PICTURE = Bytes.patterned(900);

    @TempDir private Path folder;

    @BeforeEach
    void fillTheFolder() throws IOException {
        Files.write(folder.resolve("notes.txt"), NOTES);
        Files.write(folder.resolve("dot.png"), PICTURE);
        Files.write(folder.resolve("我的 笔记.txt"), NOTES);
    }

    @Nested
    @Step(4)
    final class Serving {

        @Test
        @Points(2)
        @Zh("原样发送文件的字节")
        void sends_the_very_bytes_of_the_file() throws Exception {
            serves("notes.txt", expect(NOTES), expectEnd());
            serves("dot.png", picture(), expectEnd());
        }

        @Test
        @Points(1)
        @Zh("名字可以有中文和空格")
        void finds_a_file_whose_name_has_Chinese_and_spaces() throws Exception {
            PeerAction content =
                    expect(NOTES)
                            .otherwise(
                                    DEFAULT_CHARSET, got -> got.ending() == Ending.END_OF_STREAM);
            serves("notes.txt", expect(NOTES), expectEnd());
            serves("我的 笔记.txt", content, expectEnd());
        }

        @Test
        @Points(1)
        @Zh("文件不存在：在屏幕上报告，什么也不发送")
        void reports_a_missing_file_and_sends_nothing() throws Exception {
            String printed = Output.of(() -> serves("none.txt", expectEnd()));
            if (!printed.contains("no such file: none.txt")) {
                throw Failure.of("a missing file was not reported", "没有报告文件不存在")
                        .expected("a line \"no such file: none.txt\"")
                        .got(printed.isEmpty() ? "no line" : '"' + printed.strip() + '"');
            }
        }

        /// All of the picture; a server that takes it for text sends something else, or fails to
        /// read it and sends nothing.
        private static PeerAction picture() {
            return expect(PICTURE)
                    .otherwise(
                            TEXT_FOR_BYTES,
                            got ->
                                    got.bytes().length == 0
                                            ? got.ending() == Ending.END_OF_STREAM
                                            : TextDamage.shows(PICTURE, got.bytes()));
        }

        private void serves(String name, PeerAction first, PeerAction... more) throws Exception {
            try (var listener = listener();
                    var client = client(listener, name, first, more)) {
                try {
                    client.talkTo(() -> {
                        try (var socket = listener.accept()) {
                            DownloadServer.serve(socket, folder);
                        }
                    });
                } catch (Failure e) {
                    throw explained(e, name).in(client);
                }
            }
        }

        /// What your code threw tells more than that the client got nothing.
        private static Failure explained(Failure e, String name) {
            return switch (e.getCause()) {
                case InvalidPathException thrown ->
                        Failure.of(
                                        "your code looked for a file by a name that no file can"
                                            + " have",
                                        "你的代码用了一个任何文件都不会有的名字")
                                .expected('"' + name + '"')
                                .got(
                                        "a name of %d characters: %s"
                                                .formatted(
                                                        thrown.getInput().length(),
                                                        thrown.getReason()))
                                .mistake(TRAILING_GARBAGE)
                                .cause(thrown);
                case CharacterCodingException thrown ->
                        Unexpected.exception(thrown).mistake(TEXT_FOR_BYTES);
                case null, default -> e;
            };
        }
    }

    @Nested
    @Step(5)
    final class Serving_one_client {

        @Test
        @Points(1)
        @Zh("发完文件就关闭连接，监听套接字留着")
        void closes_the_connection_behind_the_file() throws Exception {
            try (var listener = listener();
                    var client = client(listener, "notes.txt", expect(NOTES), end())) {
                client.talkTo(() -> DownloadServer.serveOne(listener, folder));
                if (listener.isClosed()) {
                    throw Failure.of("the listener is closed", "监听套接字被关闭了")
                            .expected("a listener that can accept the next client")
                            .mistake(CLOSES_LISTENER_WITH_CLIENT);
                }
            }
        }

        @Test
        @Points(1)
        @Zh("没有这个文件，也关闭连接")
        void closes_the_connection_also_if_there_is_no_such_file() throws Exception {
            try (var listener = listener();
                    var client = client(listener, "none.txt", end())) {
                client.talkTo(() -> DownloadServer.serveOne(listener, folder));
            }
        }

        @Test
        @Points(1)
        @Zh("客户端中途断开，也关闭自己的套接字")
        void closes_its_socket_also_if_the_client_breaks_off() throws Exception {
            var socket = new StreamSocket(new Delivery(new byte[0], List.of(), true));
            try (var listener = new ListenerWith(socket)) {
                DownloadServer.serveOne(listener, folder);
            } catch (IOException _) {
                // That the connection is gone may be told or not.
            }
            if (!socket.isClosed()) {
                throw Failure.of(
                                "reading the name failed, and the socket is still open",
                                "读取文件名失败，套接字却还开着")
                        .mistake(KEEPS_CONNECTION_OPEN);
            }
        }

        private static PeerAction end() {
            return expectEnd()
                    .otherwise(KEEPS_CONNECTION_OPEN, got -> got.ending() == Ending.SILENCE);
        }
    }

    /// A listener on which this one client waits.
    private static final class ListenerWith extends ServerSocket {
        private final Socket client;

        ListenerWith(Socket client) throws IOException {
            this.client = client;
        }

        @Override
        public Socket accept() {
            return client;
        }
    }

    private static ServerSocket listener() throws IOException {
        var listener = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        listener.setSoTimeout((int) ScriptedPeer.PATIENCE.toMillis());
        return listener;
    }

    private static ScriptedPeer client(
            ServerSocket listener, String name, PeerAction first, PeerAction... more)
            throws IOException {
        var script = new PeerAction[2 + more.length];
        script[0] = send(name);
        script[1] = first;
        System.arraycopy(more, 0, script, 2, more.length);
        return ScriptedPeer.client(listener.getLocalPort(), script);
    }
}
