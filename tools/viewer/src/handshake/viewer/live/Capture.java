package handshake.viewer.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.viewer.CannotWatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// A capture that is under way, in a process of its own.
public final class Capture implements AutoCloseable {
    private static final int END_SECONDS = 10;

    private final Process process;
    private final BufferedReader answers;
    private final Path file;
    private boolean isStopped;

    private Capture(Process process, Path file) {
        this.process = process;
        this.file = file;
        this.answers = process.inputReader(UTF_8);
    }

    /// Starts to capture. Once it returns, every further frame is captured.
    ///
    /// @param device the device's name; empty for the loopback device
    /// @param filter which frames, in libpcap's language; empty for all
    /// @param file written as pcapng, whole blocks at a time
    /// @param wrap puts the process where the device is, in a namespace for instance
    /// @throws CannotWatch if that is not possible here; says why and what to do
    public static Capture start(
            String device, String filter, Path file, UnaryOperator<List<String>> wrap)
            throws IOException {
        var words = new ArrayList<>(JavaCommand.of(CaptureMain.class));
        words.addAll(List.of(device, file.toAbsolutePath().toString(), filter));
        Process process =
                new ProcessBuilder(wrap.apply(JavaCommand.deafToCtrlC(words)))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var capture = new Capture(process, file);
        try {
            capture.expect("ready");
            return capture;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// Where the frames are written.
    public Path file() {
        return file;
    }

    /// Ends the capture. Everything that was on the wire before is in the file then.
    ///
    /// @return how many frames the system dropped because they came too fast
    /// @throws CannotWatch if the capture had ended early: the disk is full, the device is gone
    public long stop() throws IOException {
        if (isStopped) {
            return 0;
        }
        isStopped = true;
        process.getOutputStream().close();
        String done = expect("done");
        return Long.parseLong(done.substring(done.lastIndexOf(' ') + 1));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly(); // it has ended already
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String expect(String word) throws IOException {
        String line = answers.readLine();
        if (line != null && line.startsWith(word)) {
            return line;
        }
        if ("cannot".equals(line)) {
            throw new CannotWatch(answers.readLine(), answers.readLine());
        }
        throw new CannotWatch(
                "The process that captures has ended unexpectedly. Try again.", "抓包进程意外结束。请再试一次。");
    }
}
