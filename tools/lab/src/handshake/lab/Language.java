package handshake.lab;

import handshake.support.Text;

import java.util.Locale;

/// A language of the course.
public enum Language {
    EN("en", ""),
    ZH("zh", ".zh-CN");

    private final String code;
    private final String fileSuffix;

    Language(String code, String fileSuffix) {
        this.code = code;
        this.fileSuffix = fileSuffix;
    }

    /// `en` or `zh`.
    public String code() {
        return code;
    }

    /// As HTML names it: `en` or `zh-CN`.
    public String tag() {
        return this == ZH ? "zh-CN" : code;
    }

    /// The other one.
    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /// What stands between two words where a line was broken between them.
    String gap() {
        return this == ZH ? "" : " ";
    }

    /// What a text file of this language has between its name and its ending.
    public String fileSuffix() {
        return fileSuffix;
    }

    /// Chooses the words of this language.
    public String of(Text text) {
        return this == ZH ? text.zh() : text.en();
    }

    /// Chinese where the system speaks Chinese, else English.
    static Language ofSystem() {
        return Locale.getDefault().getLanguage().equals("zh") ? ZH : EN;
    }

    @Override
    public String toString() {
        return code;
    }
}
