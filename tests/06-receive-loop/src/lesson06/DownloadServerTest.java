package lesson06;

import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.WHOLE_FILE_IN_MEMORY;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.send;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Failure;
import handshake.support.LittleMemory;
import handshake.support.Output;
import handshake.support.PatternedBytes;
import handshake.support.PatternedSink;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Received.Ending;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

final class DownloadServerTest {
    @TempDir private Path folder;

    @Nested
    @Step(4)
    final class Serving {

        @Test
        @Points(1)
        @Zh("发送整个文件，名字可以有中文和空格")
        void sends_all_of_a_large_file() throws Exception {
            byte[] content = Bytes.patterned(200_000);
            Files.write(folder.resolve("我的 相片.jpg"), content);
            PeerAction all =
                    expect(content)
                            .otherwise(
                                    SINGLE_READ,
                                    got ->
                                            got.ending() == Ending.END_OF_STREAM
                                                    && got.bytes().length > 0);
            serves("我的 相片.jpg", all, expectEnd());
        }

        @Test
        @Points(1)
        @Zh("发送 256 MiB，只用很少的内存，一字节不差")
        void sends_256_MiB_with_little_memory() throws Exception {
            var content = new PatternedBytes(256L << 20);
            content.createFile(folder.resolve("big.iso"));
            var sink = content.sink();
            try (var client = new ClientThatTakes(sink, "big.iso")) {
                LittleMemory.run(WHOLE_FILE_IN_MEMORY, () -> DownloadServer.serve(client, folder));
            }
            sink.mustHaveAll();
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

        private void serves(String name, PeerAction... answer) throws Exception {
            var script = new PeerAction[1 + answer.length];
            script[0] = send(name);
            System.arraycopy(answer, 0, script, 1, answer.length);
            try (var listener = new ServerSocket(0, 1, InetAddress.getByName(HOST));
                    var client = ScriptedPeer.client(listener.getLocalPort(), script)) {
                listener.setSoTimeout((int) ScriptedPeer.PATIENCE.toMillis());
                client.talkTo(() -> {
                    try (var socket = listener.accept()) {
                        DownloadServer.serve(socket, folder);
                    }
                });
            }
        }
    }

    /// A connection without a network, on which a client has sent a name.
    private static final class ClientThatTakes extends Socket {
        private final PatternedSink sink;
        private final InputStream name;

        ClientThatTakes(PatternedSink sink, String name) {
            this.sink = sink;
            this.name = new ByteArrayInputStream(Bytes.utf8(name));
        }

        @Override
        public InputStream getInputStream() {
            return name;
        }

        @Override
        public OutputStream getOutputStream() {
            return sink;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return new InetSocketAddress(HOST, 9);
        }
    }
}
