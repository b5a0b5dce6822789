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
import handshake.support.OpenFiles;
import handshake.support.Output;
import handshake.support.PatternedBytes;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
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
                    expect(content).otherwise(SINGLE_READ, got -> isOneRead(content, got.bytes()));
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

        @Test
        @Points(1)
        @Zh("客户端中途断开，也关闭文件")
        void closes_the_file_also_if_the_client_breaks_off() throws Exception {
            Files.write(folder.resolve("notes.txt"), new byte[1000]);
            int times = 20;
            int leaked = OpenFiles.leakedBy(() -> serveBrokenClients(times));
            if (leaked >= times / 2) {
                throw Failure.of(
                        "after %d clients that broke off, %d files are still open"
                                .formatted(times, leaked),
                        "%d 个客户端中途断开，之后还有 %d 个文件开着".formatted(times, leaked));
            }
        }

        private void serveBrokenClients(int times) throws IOException {
            for (int i = 0; i < times; i++) {
                try (var client = new ClientThatTakes(GONE, "notes.txt")) {
                    DownloadServer.serve(client, folder);
                } catch (IOException _) {
                    // That the client is gone may be told or not.
                }
            }
        }

        /// A small first part: what is lost in a buffer that nobody flushed is a small last one.
        private static boolean isOneRead(byte[] content, byte[] got) {
            return got.length > 0
                    && got.length < content.length / 2
                    && Bytes.isCutOff(got, content)
                    && content[got.length] != -1; // an end before a 255 has another reason
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

    /// What a connection is that the client has reset.
    private static final OutputStream GONE =
            new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new SocketException("Broken pipe");
                }
            };

    /// A connection without a network, on which a client has sent a name.
    private static final class ClientThatTakes extends Socket {
        private final OutputStream out;
        private final InputStream name;

        ClientThatTakes(OutputStream out, String name) {
            this.out = out;
            this.name = new ByteArrayInputStream(Bytes.utf8(name));
        }

        @Override
        public InputStream getInputStream() {
            return name;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return new InetSocketAddress(HOST, 9);
        }
    }
}
