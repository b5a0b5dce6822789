package handshake.wire.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;

/// A read-only window onto captured bytes. Cheap to make and to slice: nothing is copied.
///
/// A window keeps the block it was cut from alive (about 128 KiB). Whoever keeps many of them for
/// long calls [#copy()], which keeps these bytes only.
///
/// Every index counts from the start of the window; one outside it throws
/// `IndexOutOfBoundsException`. Numbers are read in network byte order.
public final class Bytes {
    /// No bytes at all.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] block;
    private final int start;
    private final int length;

    Bytes(byte[] block, int start, int length) {
        Objects.checkFromIndexSize(start, length, block.length);
        this.block = block;
        this.start = start;
        this.length = length;
    }

    /// A window onto a copy of `bytes`, so that later changes to the array do not show.
    public static Bytes of(byte... bytes) {
        return new Bytes(bytes.clone(), 0, bytes.length);
    }

    /// How many bytes the window shows.
    public int length() {
        return length;
    }

    /// Whether the window shows nothing.
    public boolean isEmpty() {
        return length == 0;
    }

    /// The unsigned byte at `index`, 0 to 255.
    public int u8(int index) {
        return block[start + Objects.checkIndex(index, length)] & 0xff;
    }

    /// The unsigned 16-bit number whose first byte is at `index`.
    public int u16(int index) {
        return (short) SHORT.get(block, start + Objects.checkFromIndexSize(index, 2, length))
                & 0xffff;
    }

    /// The 32 bits whose first byte is at `index`; read them as unsigned where they are.
    public int i32(int index) {
        return (int) INT.get(block, start + Objects.checkFromIndexSize(index, 4, length));
    }

    /// The 64 bits whose first byte is at `index`.
    public long i64(int index) {
        return (long) LONG.get(block, start + Objects.checkFromIndexSize(index, 8, length));
    }

    /// The window from `from` (inclusive) to `to` (exclusive).
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return from == to ? EMPTY : new Bytes(block, start + from, to - from);
    }

    /// These bytes in an array of their own, which the caller may change.
    public byte[] toArray() {
        return Arrays.copyOfRange(block, start, start + length);
    }

    /// These bytes in a block of their own; lets go of the large one.
    public Bytes copy() {
        return new Bytes(toArray(), 0, length);
    }

    /// These bytes as a read-only buffer, position 0, in network byte order.
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(block, start, length).slice().asReadOnlyBuffer();
    }

    /// The CRC-32C of these bytes: a fingerprint to compare payloads by, not a proof of origin.
    public int crc() {
        var crc = new CRC32C();
        crc.update(block, start, length);
        return (int) crc.getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(
                        block,
                        start,
                        start + length,
                        that.block,
                        that.start,
                        that.start + that.length);
    }

    @Override
    public int hashCode() {
        return crc();
    }

    /// How many bytes, not which: `1460 bytes`.
    @Override
    public String toString() {
        return length == 1 ? "1 byte" : length + " bytes";
    }
}
