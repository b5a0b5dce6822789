package handshake.lab;

import handshake.support.Text;

/// Something could not be done here: one sentence what happened, one what to do. Exit status 3.
public final class Cannot extends RuntimeException {
    private final transient Text text;

    public Cannot(String en, String zh) {
        super(en);
        text = new Text(en, zh);
    }

    public Text text() {
        return text;
    }
}
