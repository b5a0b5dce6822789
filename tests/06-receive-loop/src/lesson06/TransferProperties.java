package lesson06;

import static handshake.support.Mistake.EOF_IS_A_BYTE;
import static handshake.support.Mistake.IGNORES_COUNT;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.TRUSTS_AVAILABLE;

import handshake.support.Bytes;
import handshake.support.ChunkedInputStream;
import handshake.support.Deliveries;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

@Step(1)
@Domain(Deliveries.class)
final class TransferProperties {

    @Property
    @Points(3)
    @Zh("不管字节怎样到达，都一个不少地复制过去")
    void copies_every_byte_however_they_arrive(@ForAll Delivery delivery) throws Exception {
        byte[] all = delivery.bytes();
        ChunkedInputStream in = delivery.open();
        var out = new BoundedSink();
        Transfer.copy(in, out, Progress.NONE);
        var expected =
                Expected.bytes(all)
                        .otherwise("what was written is not what arrived", "写出的与到达的不同")
                        .clue(IGNORES_COUNT, got -> got.length > all.length)
                        .clue(TRUSTS_AVAILABLE, _ -> in.bytesRead() == 0)
                        .clue(EOF_IS_A_BYTE, got -> stoppedAt255(all, got, in.bytesRead()))
                        .clue(SINGLE_READ, got -> isLeftUnread(all, got, in.bytesRead()))
                        .when(delivery);
        if (in.bytesRead() == all.length && out.size() < all.length) {
            expected.detail(
                    "every byte was read; is there a buffer that was not flushed?",
                    "每个字节都读到了；是不是有缓冲区没有 flush？");
        }
        expected.butGot(out.toByteArray());
    }

    @Property
    @Points(1)
    @Zh("返回复制了多少字节")
    void returns_how_many_bytes_were_copied(@ForAll Delivery delivery) throws Exception {
        long copied = Transfer.copy(delivery.open(), new BoundedSink(), Progress.NONE);
        Expected.value((long) delivery.bytes().length)
                .otherwise("copy() returned another number", "copy() 返回的数不对")
                .when(delivery)
                .butGot(copied);
    }

    @Property
    @Points(1)
    @Zh("连接中断不是文件结束：抛出 IOException")
    void a_connection_that_breaks_is_not_the_end(@ForAll Delivery delivery) throws Exception {
        var broken = new Delivery(delivery.bytes(), delivery.pieceBytes(), true);
        try {
            Transfer.copy(broken.open(), new BoundedSink(), Progress.NONE);
        } catch (IOException _) {
            return; // as it should be
        }
        throw Failure.of(
                        "the connection broke, and copy() returned as if the file had ended",
                        "连接中断了，copy() 却像文件结束那样返回")
                .expected("the IOException that read() threw")
                .got("no exception, when the bytes arrive as " + broken);
    }

    private static boolean stoppedAt255(byte[] all, byte[] got, int bytesRead) {
        return Bytes.isCutOff(got, all) && all[got.length] == -1 && bytesRead > got.length;
    }

    private static boolean isLeftUnread(byte[] all, byte[] got, int bytesRead) {
        return Bytes.isCutOff(got, all) && bytesRead < all.length;
    }

    /// Keeps the first mebibyte: who writes whole buffers instead of what came writes a lot.
    private static final class BoundedSink extends ByteArrayOutputStream {
        private static final int MAX_BYTES = 1 << 20;

        @Override
        public void write(int b) {
            if (count < MAX_BYTES) {
                super.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int start, int length) {
            super.write(bytes, start, Math.min(length, MAX_BYTES - count));
        }
    }
}
