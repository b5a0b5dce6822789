package handshake.lab;

import handshake.support.Text;

/// The command's words are off: there is no such lesson, no such step. Exit status 2.
public final class Wrong extends RuntimeException {
    private final transient Text text;

    public Wrong(String en, String zh) {
        super(en);
        text = new Text(en, zh);
    }

    public Text text() {
        return text;
    }
}
