package handshake.viewer.page;

import handshake.viewer.Watched.Note;
import handshake.wire.capture.CaptureException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/// Why a capture cannot be shown, in plain words.
public final class Trouble {
    /// What stands in a [CaptureException], and what it is in Chinese.
    private static final Map<String, String> CHINESE =
            Map.of(
                    "is empty", "抓包是空的：里面连头部都没有。请重新抓一次。",
                    "is a folder", "这是一个文件夹；请指明里面的抓包文件。",
                    "neither a pcap", "这既不是 pcap 也不是 pcapng 抓包；请另存为其中一种。",
                    "inside its", "文件在头部中间就断了；请重新抓一次。",
                    "gzip header", "gzip 头已损坏；请重新获取这个文件。",
                    "no byte order", "pcapng 头没有说明字节序；文件开头已损坏。");

    private Trouble() {}

    /// The sentence for what happened while a capture was opened or read.
    public static Note of(Exception e) {
        return switch (e) {
            case CaptureException it -> new Note(it.getMessage(), chinese(it.getMessage()));
            case NoSuchFileException it ->
                    new Note(
                            "There is no file %s; look at its name.".formatted(it.getFile()),
                            "没有文件 %s，请检查文件名。".formatted(it.getFile()));
            case AccessDeniedException it ->
                    new Note(
                            "You may not read %s; ask for the right to, or copy it."
                                    .formatted(it.getFile()),
                            "没有权限读取 %s，请取得权限或复制一份。".formatted(it.getFile()));
            case IOException it -> failed(it);
            default -> failed(e);
        };
    }

    private static Note failed(Exception e) {
        return new Note(
                "The capture could not be read (%s); try it again.".formatted(e.getMessage()),
                "无法读取抓包（%s），请再试一次。".formatted(e.getMessage()));
    }

    private static String chinese(String message) {
        return CHINESE.entrySet().stream()
                .filter(it -> message.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("这个文件不能作为抓包读取；请重新保存后再试。");
    }
}
