package handshake.support;

import handshake.wire.ladder.Preview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/// One step of what a {@link ScriptedPeer} plays.
public sealed interface PeerAction {

    /// How the step is told to a person.
    Text describe();

    /// Reads exactly these bytes, in however many pieces they come.
    record Expect(byte[] bytes, List<Clue<Received>> clues) implements PeerAction {
        @Override
        public Text describe() {
            String shown = Preview.of(bytes, bytes.length, 40);
            return new Text(
                    "wait for " + shown + ", " + Preview.bytes(bytes.length),
                    "等待 " + shown + "，" + bytes.length + " 字节");
        }

        /// Names `mistake` when something else comes, or nothing.
        public Expect otherwise(Mistake mistake) {
            return otherwise(mistake, _ -> true);
        }

        /// Names `mistake` when something else comes and `sign` holds for it.
        public Expect otherwise(Mistake mistake, Predicate<Received> sign) {
            return new Expect(bytes, with(clues, mistake, sign));
        }
    }

    /// Reads until the other side ends its stream, and finds no byte more.
    ///
    /// @param orReset whether a reset will do as well
    record ExpectEnd(boolean orReset, List<Clue<Received>> clues) implements PeerAction {
        @Override
        public Text describe() {
            return orReset
                    ? new Text("wait until the connection is gone", "等待连接断开")
                    : new Text("wait for the end of the stream", "等待流结束");
        }

        /// Names `mistake` when the stream goes on.
        public ExpectEnd otherwise(Mistake mistake) {
            return otherwise(mistake, _ -> true);
        }

        /// Names `mistake` when the stream goes on and `sign` holds for what came.
        public ExpectEnd otherwise(Mistake mistake, Predicate<Received> sign) {
            return new ExpectEnd(orReset, with(clues, mistake, sign));
        }
    }

    /// Sends these bytes in one write.
    record Send(byte[] bytes) implements PeerAction {
        @Override
        public Text describe() {
            String shown = Preview.of(bytes, bytes.length, 40);
            return new Text(
                    "send " + shown + ", " + Preview.bytes(bytes.length),
                    "发送 " + shown + "，" + bytes.length + " 字节");
        }
    }

    /// Sends these bytes in pieces of this size, the network's buffers emptied between them as far
    /// as a sender can see to that: they mostly, not always, arrive apart.
    record SendInChunks(byte[] bytes, int chunkBytes) implements PeerAction {
        @Override
        public Text describe() {
            return new Text(
                    "send " + Preview.bytes(bytes.length) + " in pieces of " + chunkBytes,
                    "分块发送 " + bytes.length + " 字节，每块 " + chunkBytes + " 字节");
        }
    }

    /// Does nothing for a while.
    record Pause(Duration duration) implements PeerAction {
        @Override
        public Text describe() {
            return new Text(
                    "pause " + duration.toMillis() + " ms", "停顿 " + duration.toMillis() + " 毫秒");
        }
    }

    /// Waits until the test opens this gate.
    record Await(CountDownLatch gate) implements PeerAction {
        @Override
        public Text describe() {
            return new Text("wait until the test goes on", "等待测试继续");
        }
    }

    /// Ends its own stream (FIN) and goes on reading.
    record HalfClose() implements PeerAction {
        @Override
        public Text describe() {
            return new Text("end its own stream (FIN)", "结束自己的流（FIN）");
        }
    }

    /// Cuts the connection (RST).
    record Reset() implements PeerAction {
        @Override
        public Text describe() {
            return new Text("reset the connection (RST)", "重置连接（RST）");
        }
    }

    /// Closes the connection in order.
    record Close() implements PeerAction {
        @Override
        public Text describe() {
            return new Text("close", "关闭");
        }
    }

    /// Holds the connection open and does nothing until the test ends.
    record Stall() implements PeerAction {
        @Override
        public Text describe() {
            return new Text("say nothing more", "不再说话");
        }
    }

    /// What a peer plays on one connection, for {@link ScriptedPeer#server(List)}.
    static List<PeerAction> script(PeerAction... actions) {
        return List.of(actions);
    }

    static Expect expect(String text) {
        return expect(Bytes.utf8(text));
    }

    static Expect expect(byte[] bytes) {
        return new Expect(bytes, List.of());
    }

    static ExpectEnd expectEnd() {
        return new ExpectEnd(false, List.of());
    }

    static ExpectEnd expectEndOrReset() {
        return new ExpectEnd(true, List.of());
    }

    static Send send(String text) {
        return send(Bytes.utf8(text));
    }

    static Send send(byte[] bytes) {
        return new Send(bytes);
    }

    static SendInChunks sendInChunks(byte[] bytes, int chunkBytes) {
        return new SendInChunks(bytes, chunkBytes);
    }

    static Pause pause(Duration duration) {
        return new Pause(duration);
    }

    static Await await(CountDownLatch gate) {
        return new Await(gate);
    }

    static HalfClose halfClose() {
        return new HalfClose();
    }

    static Reset reset() {
        return new Reset();
    }

    static Close close() {
        return new Close();
    }

    static Stall stall() {
        return new Stall();
    }

    private static List<Clue<Received>> with(
            List<Clue<Received>> clues, Mistake mistake, Predicate<Received> sign) {
        var more = new ArrayList<>(clues);
        more.add(new Clue<>(mistake, sign));
        return List.copyOf(more);
    }
}
