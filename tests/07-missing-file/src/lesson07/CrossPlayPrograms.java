package lesson07;

import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.CrossPlay;
import handshake.support.Errand;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A client and a server of the download protocol, `GET` only, as those of different people meet.
public final class CrossPlayPrograms implements CrossPlay {
    private static final byte[] NOTES = Bytes.utf8("buy bread\nlearn TCP\n");
    private static final byte[] FILM = Bytes.patterned(300_000);
    private static final byte[] SECRET = Bytes.utf8("outside: nobody is to read this");

    @Override
    public Server open(Path folder) throws IOException {
        return CrossPlay.listening(listener -> DownloadServer.serveForever(listener, folder));
    }

    @Override
    public List<Errand> errands() {
        return List.of(
                saves("saves a file of 300 000 bytes", "保存 300 000 字节的文件", "film.mp4", FILM),
                saves("an empty file is a file", "空文件也是文件", "empty.txt", new byte[0]),
                saves("the name has Chinese and a space", "名字里有中文和空格", "我的 笔记.txt", NOTES),
                saves("the file is in a folder", "文件在子文件夹里", "sub/b.txt", NOTES),
                Errand.getsNothing(
                        new Text("there is no such file", "没有这个文件"),
                        "lost.txt",
                        Map.of("notes.txt", NOTES),
                        CrossPlayPrograms::fetch),
                Errand.getsNothing(
                        new Text("a way out of the folder is refused", "想跳出文件夹会被拒绝"),
                        "../secret.txt",
                        Map.of("../secret.txt", SECRET),
                        CrossPlayPrograms::fetch));
    }

    private static Errand saves(String en, String zh, String name, byte[] content) {
        return Errand.saves(new Text(en, zh), name, content, CrossPlayPrograms::fetch);
    }

    private static void fetch(int port, String name, Path folder) throws IOException {
        DownloadClient.download(HOST, port, name, folder);
    }
}
