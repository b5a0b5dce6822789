package handshake.lab;

import handshake.support.Text;

import java.nio.file.Path;

/// The command's words are off: there is no such lesson, no such step. Exit status 2.
public final class Wrong extends RuntimeException {
    private final transient Text text;

    public Wrong(String en, String zh) {
        super(en);
        text = new Text(en, zh);
    }

    /// There is no folder of that name.
    static Wrong noFolder(Path folder) {
        return new Wrong("There is no folder " + folder + ".", "没有文件夹 " + folder + "。");
    }

    public Text text() {
        return text;
    }
}
