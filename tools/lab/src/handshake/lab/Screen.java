package handshake.lab;

import handshake.support.Text;

import java.io.PrintStream;

/// Where a command speaks to a person: their language, and colour where there is a terminal for it.
///
/// @param language the language to speak
/// @param colour whether to use colour
/// @param isTerminal whether a person looks on while it is written: then progress may be shown
/// @param out where to write
public record Screen(Language language, boolean colour, boolean isTerminal, PrintStream out) {

    /// How many columns there are to write in; 88 where nobody looks on.
    public int columns() {
        return isTerminal ? Terminal.COLUMNS : Terminal.DEFAULT_COLUMNS;
    }

    public void line(String line) {
        out.println(line);
    }

    public void line(Text text) {
        out.println(language.of(text));
    }

    /// Words, broken into lines where the terminal ends.
    public void wrapped(Text text) {
        Wrap.at(columns(), language.of(text)).forEach(this::line);
    }

    public void line(String en, String zh) {
        line(new Text(en, zh));
    }

    public String say(String en, String zh) {
        return language.of(new Text(en, zh));
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String red(String text) {
        return paint("31", text);
    }

    public String green(String text) {
        return paint("32", text);
    }

    public String yellow(String text) {
        return paint("33", text);
    }

    public String cyan(String text) {
        return paint("36", text);
    }

    /// Replaces the line the cursor is on; nothing where nobody looks on.
    public void progress(String line) {
        if (isTerminal) {
            out.print("\r\033[K" + line);
            out.flush();
        }
    }

    private String paint(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
