package lesson04;

import static handshake.support.Mistake.BUFFERED_TWICE;

import handshake.support.Deliveries;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

@Step(3)
final class WriteFrameProperties {

    @Property
    @Points(1)
    @Zh("一帧是四个字节的长度，后面跟着内容")
    void a_frame_is_its_length_in_four_bytes_and_then_the_payload(
            @ForAll("payloads") byte[] payload) throws IOException {
        var out = new WatchedOutput();
        Frames.write(out, payload);
        byte[] got = out.toByteArray();
        var expected =
                Expected.bytes(Framed.frame(payload))
                        .otherwise("these are not the bytes of the frame", "写出的不是这一帧的字节")
                        .clue(BUFFERED_TWICE, it -> it.length == 0);
        explain(payload, got).ifPresent(it -> expected.detail(it.en(), it.zh()));
        expected.butGot(got);
        if (out.closed) {
            throw Failure.of(
                    "your code closed the stream: closing a stream closes what it wraps, and the"
                            + " caller has more frames to write",
                    "你的代码关闭了流：关闭一个流，也就关闭了它包着的流，而调用者还有别的帧要写");
        }
    }

    @Provide
    Arbitrary<byte[]> payloads() {
        return Arbitraries.oneOf(Deliveries.textBytes(), Deliveries.anyBytes(1000));
    }

    /// The usual ways to write another length.
    private static Optional<Text> explain(byte[] payload, byte[] got) {
        if (got.length == 0) {
            return Optional.of(
                    new Text(
                            "nothing at all was written: is it still in a buffer?",
                            "什么也没有写出：是不是还留在某个缓冲里？"));
        }
        if (Arrays.equals(
                got, behind(ByteBuffer.allocate(1).put((byte) payload.length), payload))) {
            return Optional.of(
                    new Text(
                            "write(int) writes one byte, the lowest of the four",
                            "write(int) 只写一个字节，四个字节中最低的那个"));
        }
        var lowestFirst = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        if (Arrays.equals(got, behind(lowestFirst.putInt(payload.length), payload))) {
            return Optional.of(
                    new Text("the highest byte comes first, not the lowest", "最高的字节在前，不是最低的在前"));
        }
        return Optional.empty();
    }

    private static byte[] behind(ByteBuffer header, byte[] payload) {
        byte[] all = Arrays.copyOf(header.array(), header.capacity() + payload.length);
        System.arraycopy(payload, 0, all, header.capacity(), payload.length);
        return all;
    }

    private static final class WatchedOutput extends ByteArrayOutputStream {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }
}
