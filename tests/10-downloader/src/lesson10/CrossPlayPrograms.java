package lesson10;

import static handshake.support.ScriptedPeer.HOST;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.Bytes;
import handshake.support.CrossPlay;
import handshake.support.Errand;
import handshake.support.Failure;
import handshake.support.Text;
import handshake.support.Trouble;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The programs `fetch` and `serve`, as those of different people meet.
public final class CrossPlayPrograms implements CrossPlay {
    private static final int MAX_CLIENTS = 4;
    private static final int RETRIES = 3;
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final byte[] NOTES = Bytes.utf8("buy bread\nlearn TCP\n");
    private static final byte[] FILM = Bytes.patterned(1_000_000);
    private static final byte[] SECRET = Bytes.utf8("outside: nobody is to read this");

    @Override
    public Server open(Path folder) throws IOException {
        var server = DownloadServer.open(0, folder, new Limits(MAX_CLIENTS, IDLE, GRACE));
        return new Server() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public void serve() throws IOException {
                server.acceptForever();
            }

            @Override
            public void close() throws IOException {
                server.close();
            }
        };
    }

    @Override
    public List<Errand> errands() {
        return List.of(
                saves("saves a file of 1 000 000 bytes", "保存 1 000 000 字节的文件", "film.mp4", FILM),
                saves("an empty file is a file", "空文件也是文件", "empty.txt", new byte[0]),
                saves("the name has Chinese and a space", "名字里有中文和空格", "我的 笔记.txt", NOTES),
                inTrouble(
                        "goes on after a connection cut at 400 000 bytes",
                        "连接在 400 000 字节处被切断后接着传",
                        new Trouble.Cut(400_000)),
                inTrouble(
                        "notices a bit that was flipped on the way",
                        "发现途中翻转的一个比特",
                        new Trouble.Flip(700_000)),
                getsNothing(
                        "there is no such file", "没有这个文件", "lost.txt", Map.of("notes.txt", NOTES)),
                getsNothing(
                        "a way out of the folder is refused",
                        "想跳出文件夹会被拒绝",
                        "../secret.txt",
                        Map.of("../secret.txt", SECRET)),
                new Errand(
                        new Text("lists what there is", "列出服务器上的文件"),
                        Map.of("notes.txt", NOTES, "sub/我的 笔记.txt", NOTES),
                        Trouble.NONE,
                        CrossPlayPrograms::list));
    }

    private static Errand saves(String en, String zh, String name, byte[] content) {
        return Errand.saves(new Text(en, zh), name, content, CrossPlayPrograms::fetch);
    }

    private static Errand inTrouble(String en, String zh, Trouble trouble) {
        return Errand.saves(new Text(en, zh), "film.mp4", FILM, trouble, CrossPlayPrograms::fetch);
    }

    private static Errand getsNothing(
            String en, String zh, String name, Map<String, byte[]> served) {
        return Errand.getsNothing(new Text(en, zh), name, served, CrossPlayPrograms::fetch);
    }

    private static void fetch(int port, String name, Path folder) throws IOException {
        run(port, List.of(name), folder);
    }

    private static void list(int port, Path folder) throws IOException {
        String list = run(port, List.of(), folder);
        for (String line : List.of("20 notes.txt", "20 sub/我的 笔记.txt")) {
            if (list.lines().noneMatch(line::equals)) {
                throw Failure.of("a file is missing in the list", "列表中少了一个文件")
                        .expected(line)
                        .got(Bytes.shown(list));
            }
        }
    }

    /// @return what the program has printed
    /// @throws SocketException with what it complained of, if it tried again: it had no answer
    /// @throws FileNotFoundException with what it complained of, if it has not done all it should
    private static String run(int port, List<String> names, Path folder) throws IOException {
        var options = new FetchOptions(HOST, port, names, folder, RETRIES, true, false);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var fetch =
                new Fetch(
                        options,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Download.Display.NONE);
        if (fetch.run() != Fetch.ALL_FETCHED) {
            String complaint = err.toString(UTF_8).strip();
            if (complaint.contains("; trying again")) {
                throw new SocketException(complaint);
            }
            throw new FileNotFoundException(complaint);
        }
        return out.toString(UTF_8);
    }
}
