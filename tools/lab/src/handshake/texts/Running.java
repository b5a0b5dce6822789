package handshake.texts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A command that has been started, and all it has said until now.
final class Running {
    private static final int BUFFER_CHARS = 8192;
    private static final int STOP_SECONDS = 2;
    private static final String PROMPT = "jshell> ";

    private final Process process;
    private final Writer in;
    private final StringBuilder said = new StringBuilder();
    private final List<String> typed = new ArrayList<>();
    private boolean hasSaidAll;

    Running(ProcessBuilder command) throws IOException {
        process = command.redirectErrorStream(true).start();
        in = process.outputWriter(UTF_8);
        Thread.ofVirtual().name("listen to a command").start(this::listen);
    }

    private void listen() {
        var buffer = new char[BUFFER_CHARS];
        try (Reader out = process.inputReader(UTF_8)) {
            for (int count = out.read(buffer); count >= 0; count = out.read(buffer)) {
                synchronized (said) {
                    said.append(buffer, 0, count);
                    said.notifyAll();
                }
            }
        } catch (IOException _) {
            // It was killed: that was all.
        }
        synchronized (said) {
            hasSaidAll = true;
            said.notifyAll();
        }
    }

    /// Types lines into jshell, each when it asks for one, and waits until it asks for the next.
    ///
    /// @return whether it does, in time
    boolean type(List<String> lines, Duration patience) throws IOException, InterruptedException {
        for (String line : lines) {
            if (!awaitPrompt(patience)) {
                return false;
            }
            synchronized (said) {
                typed.add(line);
            }
            in.write(line + "\n");
            in.flush();
        }
        return awaitPrompt(patience);
    }

    private boolean awaitPrompt(Duration patience) throws InterruptedException {
        return await(_ -> said.toString().split(PROMPT, -1).length - 1 > typed.size(), patience);
    }

    /// Its input ends.
    void endInput() {
        try {
            in.close();
        } catch (IOException _) {
            // It has ended without reading: what it said tells why.
        }
    }

    /// What it has said: each line with its end, a line that was written over as one of its own,
    /// without what was typed.
    String said() {
        synchronized (said) {
            var text = new StringBuilder();
            String plain = said.toString().replaceAll("\033\\[[0-9;]*[A-Za-z]| ?\b", "");
            for (String line : plain.replace(PROMPT, "").split("\r\n?|\n")) {
                String echo = typed.stream().filter(line::startsWith).findFirst().orElse("");
                text.append(line.substring(echo.length()).stripTrailing()).append('\n');
            }
            return text.toString().isBlank()
                    ? ""
                    : text.toString().replaceAll("^\n+|\n+$", "") + "\n";
        }
    }

    /// Waits until it has said what is wanted, or has ended.
    ///
    /// @return whether it has said it
    boolean await(Predicate<String> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (said) {
            while (!wanted.test(said())) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (hasSaidAll || left <= 0) {
                    return false;
                }
                said.wait(left);
            }
            return true;
        }
    }

    /// Waits until it has ended and has said all.
    ///
    /// @return whether it has, in time
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                && await(_ -> hasSaidAll, patience);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int status() {
        return process.exitValue();
    }

    /// Ends it, and what it has started.
    void stop() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
