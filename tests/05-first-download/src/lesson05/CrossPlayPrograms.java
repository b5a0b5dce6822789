package lesson05;

import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.CrossPlay;
import handshake.support.Errand;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The article's downloader, as one student's client meets another's server.
public final class CrossPlayPrograms implements CrossPlay {
    private static final byte[] NOTES = Bytes.utf8("buy bread\nlearn TCP\n");
    private static final byte[] PICTURE = Bytes.patterned(1000);

    @Override
    public Server open(Path folder) throws IOException {
        return CrossPlay.listening(listener -> DownloadServer.serveOne(listener, folder));
    }

    @Override
    public List<Errand> errands() {
        return List.of(
                Errand.saves(
                        new Text("saves a short text", "保存一段短文本"),
                        "notes.txt",
                        NOTES,
                        CrossPlayPrograms::fetch),
                Errand.saves(
                        new Text("saves a picture of 1 000 bytes", "保存一张 1 000 字节的图片"),
                        "dot.png",
                        PICTURE,
                        CrossPlayPrograms::fetch),
                Errand.saves(
                        new Text("the name has Chinese and a space", "名字里有中文和空格"),
                        "我的 笔记.txt",
                        NOTES,
                        CrossPlayPrograms::fetch),
                Errand.getsNothing(
                        new Text("there is no such file", "没有这个文件"),
                        "lost.txt",
                        Map.of("notes.txt", NOTES),
                        CrossPlayPrograms::fetch));
    }

    private static void fetch(int port, String name, Path folder) throws IOException {
        DownloadClient.download(HOST, port, name, folder);
    }
}
