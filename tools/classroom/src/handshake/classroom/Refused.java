package handshake.classroom;

import handshake.support.Text;

import java.io.IOException;

/// What was handed in cannot be read, or must not be: why, in one sentence.
public final class Refused extends IOException {
    private final transient Text text;

    Refused(String en, String zh) {
        this(new Text(en, zh));
    }

    Refused(Text text) {
        super(text.en());
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
