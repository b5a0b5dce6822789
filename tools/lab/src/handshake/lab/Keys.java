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
    private final Thread restore = new Thread(this::restore, "restore the terminal");

    private Keys(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal == null ? null : terminal.enterRawMode();
        if (terminal != null) {
            keepCtrlC();
            Runtime.getRuntime().addShutdownHook(restore);
        }
    }

    /// Raw mode would make Ctrl-C a key like any other; it stays what it is, the end of the
    /// program.
    private void keepCtrlC() {
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(attributes);
    }

    /// @throws IOException if the terminal cannot be used
    static Keys open(boolean isTerminal) throws IOException {
        if (!isTerminal) {
            return new Keys(null);
        }
        return new Keys(
                TerminalBuilder.builder()
                        .system(true)
                        .nativeSignals(false) // else Ctrl-C would end it without cleaning up
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
            restore();
            Runtime.getRuntime().removeShutdownHook(restore);
            terminal.close();
        }
    }

    private void restore() {
        terminal.setAttributes(before);
    }
}
