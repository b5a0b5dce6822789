package handshake.lab;

import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

import java.io.IOException;

/// Single keys from a terminal, without Enter. Where there is no terminal there are none.
final class Keys implements AutoCloseable {
    /// No key was pressed.
    static final int NONE = -2;

    private final Terminal terminal;
    private final Attributes before;

    private Keys(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal == null ? null : terminal.enterRawMode();
    }

    /// @throws IOException if the terminal cannot be used
    static Keys open(boolean isTerminal) throws IOException {
        if (!isTerminal) {
            return new Keys(null);
        }
        // Ctrl-C stays what it is: the end of the program.
        return new Keys(
                TerminalBuilder.builder()
                        .system(true)
                        .nativeSignals(true)
                        .signalHandler(Terminal.SignalHandler.SIG_DFL)
                        .build());
    }

    /// The key that was pressed since the last call, or {@link #NONE}; -1 if the terminal is gone.
    int pressed() throws IOException {
        if (terminal == null) {
            return NONE;
        }
        NonBlockingReader reader = terminal.reader();
        return reader.peek(1) == NonBlockingReader.READ_EXPIRED ? NONE : reader.read(1);
    }

    /// Waits for a key.
    ///
    /// @return the key, or -1 if there is no terminal
    int await() throws IOException {
        return terminal == null ? -1 : terminal.reader().read();
    }

    @Override
    public void close() throws IOException {
        if (terminal != null) {
            terminal.setAttributes(before);
            terminal.close();
        }
    }
}
