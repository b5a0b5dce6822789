package handshake.viewer.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.viewer.CannotWatch;
import handshake.wire.capture.Frame;
import handshake.wire.capture.PcapngWriter;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/// The process that captures: `CaptureMain DEVICE FILE FILTER`. It stands apart because it may have
/// to run in a network of its own.
///
/// Prints `ready` once every further frame will be captured, and writes them to FILE as pcapng,
/// each block at once. At the end of its standard input it fetches what has come until then, prints
/// `done FRAMES DROPPED`, and ends. What cannot be done it says as `cannot`, with a line in English
/// and one in Chinese.
public final class CaptureMain {
    /// Frames that keep coming do not keep it from ending.
    private static final long MOST_DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static volatile boolean isAskedToEnd;

    private CaptureMain() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, UTF_8);
        try (var tap = Devices.open(arguments[0], arguments[2]);
                // Not buffered: who reads the file meanwhile finds whole blocks only.
                var writer = new PcapngWriter(new FileOutputStream(arguments[1]))) {
            Thread.ofPlatform().daemon().name("end of input").start(() -> awaitEnd(tap));
            out.println("ready");
            long frames = capture(tap, writer);
            out.println("done " + frames + " " + tap.dropped());
        } catch (CannotWatch e) {
            say(out, e.note().en(), e.note().zh());
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            say(
                    out,
                    "The capture ended early: " + why + ". Is the disk full?",
                    "抓包提前结束：" + why + "。磁盘满了吗？");
        }
    }

    private static long capture(Tap tap, PcapngWriter writer) throws IOException {
        long frames = 0;
        long drainSince = 0;
        while (true) {
            boolean isLast = isAskedToEnd; // asked before the device is: then nothing is missed
            Frame frame = tap.next();
            if (frame != null) {
                writer.write(frame);
                frames++;
            }
            if (isLast) {
                drainSince = drainSince == 0 ? System.nanoTime() : drainSince;
                if (frame == null || System.nanoTime() - drainSince > MOST_DRAIN_NANOS) {
                    return frames;
                }
            }
        }
    }

    private static void awaitEnd(Tap tap) {
        try {
            System.in.transferTo(PrintStream.nullOutputStream());
        } catch (IOException _) {
            // As good as the end.
        }
        isAskedToEnd = true;
        tap.stop();
    }

    private static void say(PrintStream out, String en, String zh) {
        out.println("cannot");
        out.println(en);
        out.println(zh);
    }
}
