package handshake.worker;

import static handshake.support.PeerAction.close;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.reset;
import static handshake.support.PeerAction.send;
import static handshake.support.PeerAction.stall;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import handshake.support.Bytes;
import handshake.support.Deliveries;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Mistake;
import handshake.support.OpenFiles;
import handshake.support.Points;
import handshake.support.Reading;
import handshake.support.Received;
import handshake.support.Running;
import handshake.support.ScriptedPeer;
import handshake.support.SilentHost;
import handshake.support.StandIn;
import handshake.support.Step;
import handshake.support.StreamSocket;
import handshake.support.Thrown;
import handshake.support.WatchedListener;
import handshake.support.Within;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Tests as lessons have them, with the code they test: a worker runs them once, for what is loaded
/// then to be archived. Some fail, for that is loaded only then, too. Whatever these do not touch,
/// every worker that needs it reads and checks anew.
final class TrainingTests {
    private static final Duration SOON = Duration.ofSeconds(2);

    private TrainingTests() {}

    @Step(1)
    static final class Sockets {
        @Nested
        @Step(2)
        final class Clients {
            @Test
            @Points(1)
            @Zh("客户端")
            void exchanges() throws Exception {
                var peer = ScriptedPeer.server(expect("ping"), send("pong"), expectEnd());
                try (peer) {
                    Expected.text("pong").in(peer).butGot(peer.talkTo(() -> ping(peer.port())));
                }
            }

            @Test
            void is_reset() throws Exception {
                try (var peer = ScriptedPeer.server(expect("ping"), reset())) {
                    peer.talkTo(() -> {
                        Thrown.ioException(() -> ping(peer.port()));
                    });
                }
            }

            @Test
            void gets_what_it_does_not_expect() throws Exception {
                try (var peer = ScriptedPeer.server(expect("ping"), send("pang"), close())) {
                    Expected.text("pong")
                            .clue(Mistake.SINGLE_READ, it -> it.length() < 4)
                            .in(peer)
                            .butGot(peer.talkTo(() -> ping(peer.port())));
                }
            }

            @Test
            void sends_what_is_not_expected() throws Exception {
                var expected =
                        expect("pink")
                                .otherwise(Mistake.LEAKS_SOCKET, Received::isSilenceAfterReturn);
                try (var peer = ScriptedPeer.server(expected, send("pong"), stall())) {
                    peer.talkTo(() -> ping(peer.port()));
                }
            }

            @Test
            void gives_up() throws Exception {
                try (var host = SilentHost.open()) {
                    Within.time(SOON)
                            .otherwise(Mistake.NO_CONNECT_TIMEOUT)
                            .call(() -> Thrown.ioException(() -> connect(host.port(), 1).close()));
                }
            }

            @Test
            void leaks_nothing() throws Exception {
                OpenFiles.leakedBy(() -> new ServerSocket(0).close());
            }
        }

        @Test
        void serves() throws Exception {
            try (var listener = new ServerSocket()) {
                listener.setReuseAddress(true);
                listener.bind(new InetSocketAddress(ScriptedPeer.HOST, 0), 128);
                int port = listener.getLocalPort();
                try (var server = Running.start(() -> serve(listener));
                        var peer = ScriptedPeer.client(port, send("hi"), expect("hi"), close())) {
                    server.talkTo(peer);
                    server.returnsWithin(SOON, Mistake.LEAKS_SOCKET, null);
                }
            }
        }

        @Test
        void watches() throws Exception {
            StandIn.load(Sockets.class, ServerSocket.class, WatchedListener.class);
            var socket = new StreamSocket(Delivery.whole(Bytes.utf8("hi")));
            Expected.value(2).butGot(socket.getInputStream().readNBytes(2).length);
        }

        @Test
        void mocks() throws Exception {
            var settings = withSettings().stubOnly().defaultAnswer(CALLS_REAL_METHODS);
            var in = mock(InputStream.class, settings);
            doAnswer(_ -> 1).when(in).read();
            doAnswer(_ -> 1).when(in).read(any(byte[].class), anyInt(), anyInt());
            Expected.value(3).butGot(in.readNBytes(new byte[3], 0, 3));
        }

        private static Socket connect(int port, int timeoutMillis) throws IOException {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(ScriptedPeer.HOST, port), timeoutMillis);
            } catch (IOException e) {
                socket.close();
                throw new IOException("cannot connect to port " + port, e);
            }
            return socket;
        }

        private static String ping(int port) throws IOException {
            try (var socket = connect(port, 1000)) {
                socket.getOutputStream().write(Bytes.utf8("ping"));
                var answer = new byte[1024];
                int count = socket.getInputStream().read(answer);
                return count < 0 ? "" : new String(answer, 0, count, StandardCharsets.UTF_8);
            }
        }

        private static void serve(ServerSocket listener) throws IOException {
            try (var socket = listener.accept()) {
                socket.getInputStream().transferTo(socket.getOutputStream());
            }
        }
    }

    static final class Folders {
        @TempDir private Path folder;

        @BeforeEach
        void fill() throws IOException {
            Files.writeString(folder.resolve("report.txt"), "hi");
        }

        @Test
        void reads() throws IOException {
            Expected.text("hi").butGot(Files.readString(folder.resolve("report.txt")));
        }
    }

    @Step(1)
    @Domain(Deliveries.class)
    static final class Arriving {
        @Property
        @Points(1)
        @Zh("到达")
        void comes_back(@ForAll Delivery delivery) {
            Reading reading = reading(delivery);
            byte[] got = reading.call(InputStream::readAllBytes);
            Expected.bytes(delivery.bytes()).when(delivery).from(reading).butGot(got);
        }

        @Property
        void ends_early(@ForAll Delivery delivery, @ForAll @IntRange(max = 1_000_000) int cut) {
            reading(delivery.cutAt(cut % (delivery.bytes().length + 1)))
                    .exception(
                            EOFException.class,
                            in -> {
                                in.readAllBytes();
                                throw new EOFException("only so many bytes: " + cut);
                            });
        }

        @Property(tries = 50)
        void shrinks(@ForAll Delivery delivery) {
            byte[] got = reading(delivery).call(in -> in.readNBytes(3));
            Expected.bytes(delivery.bytes()).when(delivery).butGot(got);
        }

        private static Reading reading(Delivery delivery) {
            return Reading.of(delivery).clue(Mistake.SINGLE_READ, it -> it.in().isLastReadShort());
        }
    }

    static final class Making {
        record Named(String name, byte[] bytes) {}

        @Property
        void makes(@ForAll("named") Named named, @ForAll @Size(max = 20) byte[] more) {
            Expected.value(true).butGot(named.bytes().length + more.length >= 0);
        }

        @Property(tries = 100)
        void makes_others(@ForAll String text, @ForAll List<Integer> numbers, @ForAll long big) {
            Expected.value(true).butGot(text.length() + numbers.size() >= 0 || big > 0);
        }

        @Provide
        Arbitrary<Named> named() {
            Arbitrary<byte[]> bytes =
                    Arbitraries.oneOf(Deliveries.textBytes(), Deliveries.anyBytes(1000));
            return Combinators.combine(Arbitraries.strings().alpha().ofMaxLength(20), bytes)
                    .as(Named::new)
                    .filter(it -> it.name().length() < 20);
        }
    }
}
