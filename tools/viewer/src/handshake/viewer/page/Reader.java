package handshake.viewer.page;

import handshake.viewer.Watched;
import handshake.viewer.Watched.Note;
import handshake.wire.analysis.Analyser;
import handshake.wire.capture.CaptureException;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.Frame;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Reads a capture to its end, and further where it still grows, into a [Recording].
final class Reader implements Runnable {
    private final Watched watched;
    private final Recording recording;
    private volatile boolean closed;

    Reader(Watched watched, Recording recording) {
        this.watched = watched;
        this.recording = recording;
    }

    @Override
    public void run() {
        List<String> warnings = List.of();
        Note failure = null;
        try {
            warnings = read();
        } catch (IOException | RuntimeException e) {
            failure = told(e);
        }
        recording.end(warnings, failure);
    }

    private List<String> read() throws IOException {
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        boolean mayGrow = !watched.ended();
        try (var capture =
                mayGrow
                        ? CaptureReader.open(
                                new GrowingFile(watched.capture(), () -> closed || watched.ended()))
                        : CaptureReader.open(watched.capture())) {
            boolean room = true;
            while (room && !closed) {
                Frame frame = capture.next();
                if (frame == null) {
                    break;
                }
                if (decoder.decode(frame) instanceof Segment segment) {
                    room = recording.add(analyser.accept(segment));
                } else {
                    recording.addOther(frame.number());
                }
            }
            return capture.warnings();
        }
    }

    void close() {
        closed = true;
    }

    /// What went wrong, in both languages.
    static Note told(Exception e) {
        return switch (e) {
            case CaptureException it ->
                    new Note(it.getMessage(), "这个文件不能作为抓包读取：它不是 pcap 或 pcapng，或者开头已损坏。请重新保存后再试。");
            case NoSuchFileException it ->
                    new Note(
                            "There is no file %s; look at its name.".formatted(it.getFile()),
                            "没有文件 %s，请检查文件名。".formatted(it.getFile()));
            case AccessDeniedException it ->
                    new Note(
                            "You may not read %s; ask for the right to, or copy it."
                                    .formatted(it.getFile()),
                            "没有权限读取 %s，请取得权限或复制一份。".formatted(it.getFile()));
            default ->
                    new Note(
                            "The capture could not be read: " + e.getMessage(),
                            "无法读取抓包：" + e.getMessage());
        };
    }
}
