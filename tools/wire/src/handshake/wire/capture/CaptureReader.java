package handshake.wire.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads frames, one after the other, from a pcap or pcapng capture, plain or packed with gzip.
/// Memory does not grow with the capture, whatever its bytes say.
///
/// ```java
/// try (var capture = CaptureReader.open(path)) {
///     for (var frame = capture.next(); frame != null; frame = capture.next()) { … }
///     capture.warnings().forEach(System.err::println);
/// }
/// ```
public final class CaptureReader implements AutoCloseable {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int GZIP_BUFFER_BYTES = 64 * 1024;

    private final ByteSource source;
    private final Warnings warnings;
    private final CaptureFormat format;

    private CaptureReader(ByteSource source, Warnings warnings, CaptureFormat format) {
        this.source = source;
        this.warnings = warnings;
        this.format = format;
    }

    /// Opens the capture in a file.
    ///
    /// @throws CaptureException if it is not a capture; the sentence names the file
    /// @throws IOException if the file cannot be read
    public static CaptureReader open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CaptureException(file + " is a folder; name a capture file in it.");
        }
        var in = Files.newInputStream(file);
        try {
            return open(in);
        } catch (CaptureException e) {
            in.close();
            throw new CaptureException(file + ": " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// Opens the capture that a stream delivers, a pipe for instance; waits for its header. Frames
    /// come as soon as the stream has them. Closing the reader closes the stream.
    ///
    /// @throws CaptureException if it is not a capture
    /// @throws IOException if the stream cannot be read
    public static CaptureReader open(InputStream in) throws IOException {
        var warnings = new Warnings();
        var source = new ByteSource(unpacked(in), warnings);
        CaptureFormat format = PcapFormat.recognise(source, warnings);
        if (format == null) {
            format = PcapngFormat.recognise(source, warnings);
        }
        if (format == null) {
            throw new CaptureException(
                    source.has(1)
                            ? "This is neither a pcap nor a pcapng capture; save it as one of them."
                            : "The capture is empty: not even a header was written.");
        }
        return new CaptureReader(source, warnings, format);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, 2);
        byte[] magic = pushback.readNBytes(2);
        pushback.unread(magic);
        if (magic.length < 2 || Bytes.of(magic).u16(0) != GZIP_MAGIC) {
            return pushback;
        }
        try {
            return new GZIPInputStream(pushback, GZIP_BUFFER_BYTES);
        } catch (ZipException | EOFException _) {
            throw new CaptureException("The gzip header is damaged; get the file again.");
        }
    }

    /// The next frame; null at the end of the capture, or where damage keeps anything further from
    /// being read ([#warnings()] then says so).
    ///
    /// @throws IOException if the file or stream fails, not for what stands in it
    public Frame next() throws IOException {
        return format.next();
    }

    /// The frames that are left, as a stream; an `IOException` arrives as `UncheckedIOException`.
    public Stream<Frame> frames() {
        return Stream.generate(this::nextUnchecked).takeWhile(frame -> frame != null);
    }

    private Frame nextUnchecked() {
        try {
            return next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was wrong with the capture as far as it was read, in plain sentences; at most 100.
    public List<String> warnings() {
        return warnings.sentences();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
