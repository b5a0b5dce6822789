package handshake.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// A file to be sent with `transferTo`, whose target has as little room as a test wants: it moves
/// no more at a time than it may, or for a while nothing at all. All else it does as a file does.
public final class TransferFile extends FileChannel {
    private final FileChannel file;
    private long mostBytes = Long.MAX_VALUE;
    private long fullUntilNanos = System.nanoTime();
    private int transfers;
    private int inVain;

    private TransferFile(FileChannel file) {
        this.file = file;
    }

    /// @throws IOException if there is no such file
    public static TransferFile open(Path file) throws IOException {
        return new TransferFile(FileChannel.open(file, StandardOpenOption.READ));
    }

    /// Each call of `transferTo` moves so many bytes at most.
    public TransferFile movesAtMost(long bytes) {
        mostBytes = bytes;
        return this;
    }

    /// From now on and for so long `transferTo` moves nothing, as if the target were full.
    public TransferFile isFullFor(Duration time) {
        fullUntilNanos = System.nanoTime() + time.toNanos();
        return this;
    }

    /// How often `transferTo` was called.
    public int transfers() {
        return transfers;
    }

    /// How often it was called while the target was full.
    public int transfersInVain() {
        return inVain;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
            throws IOException {
        transfers++;
        if (fullUntilNanos - System.nanoTime() > 0) {
            inVain++;
            return 0;
        }
        return file.transferTo(position, Math.min(count, mostBytes), target);
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return file.read(buffer);
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        return file.read(buffers, offset, length);
    }

    @Override
    public int read(ByteBuffer buffer, long position) throws IOException {
        return file.read(buffer, position);
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        return file.write(buffer);
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
        return file.write(buffers, offset, length);
    }

    @Override
    public int write(ByteBuffer buffer, long position) throws IOException {
        return file.write(buffer, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count)
            throws IOException {
        return file.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return file.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
