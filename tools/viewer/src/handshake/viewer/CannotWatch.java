package handshake.viewer;

import handshake.viewer.Watched.Note;

import java.io.IOException;

/// Segments could not be had here: one sentence what happened, one what to do, in both languages.
public final class CannotWatch extends IOException {
    private final transient Note note;

    public CannotWatch(Note note) {
        super(note.en());
        this.note = note;
    }

    public CannotWatch(String en, String zh) {
        this(new Note(en, zh));
    }

    public Note note() {
        return note;
    }
}
