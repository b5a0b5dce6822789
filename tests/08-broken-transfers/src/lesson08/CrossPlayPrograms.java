package lesson08;

import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.CrossPlay;
import handshake.support.Errand;
import handshake.support.Text;
import handshake.support.Trouble;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A client that does not give up and a server that can go on, as those of different people meet.
public final class CrossPlayPrograms implements CrossPlay {
    private static final int ATTEMPTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final byte[] NOTES = Bytes.utf8("buy bread\nlearn TCP\n");
    private static final byte[] FILM = Bytes.patterned(300_000);

    @Override
    public Server open(Path folder) throws IOException {
        return CrossPlay.listening(listener -> DownloadServer.serveForever(listener, folder));
    }

    @Override
    public List<Errand> errands() {
        return List.of(
                saves("saves a file of 300 000 bytes", "保存 300 000 字节的文件", FILM, Trouble.NONE),
                saves("an empty file is a file", "空文件也是文件", new byte[0], Trouble.NONE),
                saves(
                        "goes on after a connection cut at 100 000 bytes",
                        "连接在 100 000 字节处被切断后接着传",
                        FILM,
                        new Trouble.Cut(100_000)),
                saves(
                        "notices a bit that was flipped on the way",
                        "发现途中翻转的一个比特",
                        FILM,
                        new Trouble.Flip(200_000)),
                Errand.getsNothing(
                        new Text("there is no such file", "没有这个文件"),
                        "lost.txt",
                        Map.of("notes.txt", NOTES),
                        CrossPlayPrograms::fetch));
    }

    private static Errand saves(String en, String zh, byte[] content, Trouble trouble) {
        return Errand.saves(
                new Text(en, zh), "film.mp4", content, trouble, CrossPlayPrograms::fetch);
    }

    private static void fetch(int port, String name, Path folder) throws Exception {
        var timeouts = new Timeouts(PATIENCE, PATIENCE);
        var retry = new Retry(ATTEMPTS, PAUSE, PAUSE, (_, length) -> Thread.sleep(length));
        new DownloadClient(HOST, port, timeouts, retry).download(name, folder);
    }
}
