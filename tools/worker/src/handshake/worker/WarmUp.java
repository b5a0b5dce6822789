package handshake.worker;

import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.send;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import handshake.support.Bytes;
import handshake.support.Deliveries;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.ScriptedPeer;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.mockito.Mockito;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

/// Little tests that use what a lesson's tests use, run before there is a lesson, so that its first
/// test does not wait for classes to load.
final class WarmUp {
    private WarmUp() {}

    static void run(Launcher launcher) {
        var classes =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Examples.class), selectClass(Properties.class))
                        .build();
        TestPlan plan = launcher.discover(classes);
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(root)) {
                if (test.isTest()) {
                    LoadedLesson.run(launcher, test.getUniqueId());
                    runPlain(test);
                }
            }
        }
        new SourceOrder(WarmUp.class.getClassLoader()).line(WarmUp.class.getName(), "run");
        Outcomes.of(Failure.of("", "").mistake(Mistake.LEAKS_SOCKET), "", 0);
    }

    private static void runPlain(TestIdentifier test) {
        if (test.getSource().orElse(null) instanceof MethodSource source) {
            PlainTest.of(source)
                    .flatMap(it -> PlainTest.parse(it.id()))
                    .ifPresent(it -> it.run(WarmUp.class.getClassLoader()));
        }
    }

    static final class Examples {
        @Nested
        class Inner {
            @Test
            void talks_to_a_peer() throws IOException {
                try (var peer = ScriptedPeer.server(expect("ping"), send("pong"), expectEnd())) {
                    byte[] got = peer.talkTo(() -> exchange(peer.port()));
                    Expected.bytes(Bytes.utf8("pong")).in(peer).butGot(got);
                }
            }

            @Test
            void mocks_a_stream() throws IOException {
                var in = Mockito.mock(InputStream.class);
                Mockito.when(in.read(Mockito.any(byte[].class)))
                        .thenThrow(new IOException("broken"));
                Mockito.verify(in, Mockito.never()).close();
                // The classes most mocked: Mockito keeps what it generates for them.
                Mockito.mock(Socket.class);
                Mockito.mock(ServerSocket.class);
                Mockito.mock(OutputStream.class);
            }
        }

        private static byte[] exchange(int port) throws IOException {
            try (var socket = new Socket(ScriptedPeer.HOST, port)) {
                socket.getOutputStream().write(Bytes.utf8("ping"));
                return socket.getInputStream().readNBytes(4);
            }
        }
    }

    @Domain(Deliveries.class)
    static final class Properties {
        @Property(tries = 20)
        void reads_what_arrives(@ForAll Delivery delivery) throws IOException {
            Expected.bytes(delivery.bytes()).butGot(delivery.open().readAllBytes());
        }
    }
}
