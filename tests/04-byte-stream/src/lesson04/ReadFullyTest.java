package lesson04;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.SWALLOWS_EVERYTHING;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.send;
import static handshake.support.ScriptedPeer.HOST;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Received;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Unexpected;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

@Step(1)
final class ReadFullyTest {

    @Test
    @Points(1)
    @Zh("连接不关闭，也能取走正好那么多字节")
    void takes_what_it_is_asked_for_from_a_connection_that_stays_open() throws Exception {
        List<byte[]> words = new CopyOnWriteArrayList<>();
        PeerAction answer =
                expect("ok")
                        .otherwise(
                                BUFFERED_TWICE,
                                it -> it.ending() == Received.Ending.SILENCE && words.size() == 1);
        try (var peer = ScriptedPeer.server(send("helloworld"), answer, expectEnd())) {
            peer.talkTo(() -> {
                try (var socket = connectAndWaitForBytes(peer.port())) {
                    words.add(ByteStreams.readFully(socket.getInputStream(), 5));
                    words.add(ByteStreams.readFully(socket.getInputStream(), 5));
                    socket.getOutputStream().write(Bytes.utf8("ok"));
                }
            });
            Expected.bytes(Bytes.utf8("hello")).in(peer).butGot(words.get(0));
            Expected.bytes(Bytes.utf8("world")).in(peer).butGot(words.get(1));
        }
    }

    /// A connection on which the server's bytes have arrived. Whether they come before the first
    /// read or after it must not be left to chance: a program that asks `available()` would pass
    /// now and fail then. That it may not ask is for other tests to say.
    private static Socket connectAndWaitForBytes(int port) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(HOST, port));
        try (var selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            selector.select(); // they come in one segment: where one byte is, all are
        }
        channel.configureBlocking(true);
        return channel.socket();
    }

    @Test
    @Points(1)
    @Zh("连接在第三次读取时中断：IOException")
    void a_connection_that_breaks_at_the_third_read_is_an_IOException() throws Exception {
        var reads = new AtomicInteger();
        InputStream in = breaksAtTheThird(reads);
        Failure failure;
        try {
            byte[] got = ByteStreams.readFully(in, 3);
            failure =
                    Failure.of("your code returned as if all were well", "你的代码像一切正常那样返回了")
                            .got(got == null ? "null" : got.length + " bytes");
        } catch (EOFException e) {
            failure = Unexpected.exception(e).got("an EOFException");
        } catch (IOException _) {
            return;
        }
        if (reads.get() == 1) {
            failure.mistake(SINGLE_READ);
        } else if (reads.get() > 2) {
            failure.mistake(SWALLOWS_EVERYTHING);
        }
        throw failure.expected("the IOException that the third read throws")
                .detail(new Text("your code read %d times", "你的代码读了 %d 次").formatted(reads.get()));
    }

    /// A stream that gives a byte, and another, and then breaks. No peer can do it in so many
    /// reads.
    private static InputStream breaksAtTheThird(AtomicInteger reads) throws IOException {
        Answer<Integer> oneByte =
                _ -> {
                    if (reads.incrementAndGet() > 2) {
                        throw new IOException("Connection reset");
                    }
                    return 1;
                };
        var settings = withSettings().stubOnly().defaultAnswer(CALLS_REAL_METHODS);
        var in = mock(InputStream.class, settings);
        doAnswer(oneByte).when(in).read();
        doAnswer(oneByte).when(in).read(any(byte[].class), anyInt(), anyInt());
        return in;
    }
}
