package lesson07;

import static handshake.support.Mistake.CLOSES_INSTEAD_OF_ANSWERING;
import static handshake.support.Mistake.EMPTY_MEANS_MISSING;
import static handshake.support.Mistake.EXCEPTION_KILLS_SERVER;
import static handshake.support.Mistake.FOLLOWS_SYMLINK;
import static handshake.support.Mistake.PATH_ESCAPE;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.HostileNames;
import handshake.support.Mistake;
import handshake.support.OpenFiles;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Unexpected;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

final class FileStoreTest {

    @Nested
    @Step(3)
    final class Finding {
        private ServedFolder folder;

        @BeforeEach
        void createFolder() throws IOException {
            folder = ServedFolder.create();
        }

        @AfterEach
        void deleteFolder() throws IOException {
            folder.close();
        }

        @Test
        @Points(1)
        @Zh("找到文件：空文件、带空格的名字、中文名字、子文件夹里的都能找到")
        void finds_files_also_empty_ones_and_odd_names() throws Exception {
            findsAllIn(folder.root());
            Path here = Path.of("").toRealPath();
            Path there = folder.root().toRealPath();
            if (here.getRoot().equals(there.getRoot())) { // Windows has more than one
                findsAllIn(here.relativize(there));
            }
            if (folder.link("../alias", folder.root())) {
                findsAllIn(folder.around().resolve("alias")); // the served folder is itself a link
            }
        }

        private void findsAllIn(Path root) throws IOException {
            for (var file : folder.files().entrySet()) {
                Lookup found = Lookup.of(root, file.getKey());
                if (!found.isFile()) {
                    var failure =
                            found.failure("%s is there and was not found", "%s 存在，却没有找到")
                                    .expected("File")
                                    .detail(rootIs(root));
                    boolean isEmpty = file.getValue().length == 0;
                    throw isEmpty ? failure.mistake(EMPTY_MEANS_MISSING) : failure;
                }
                Expected.bytes(file.getValue())
                        .otherwise(
                                "%s has another content".formatted(Bytes.shown(file.getKey())),
                                "%s 的内容不对".formatted(Bytes.shown(file.getKey())))
                        .butGot(found.content());
            }
        }

        private Text rootIs(Path root) {
            return new Text("the served folder is " + root, "提供的文件夹是 " + root);
        }

        @Test
        @Points(1)
        @Zh("没有这个文件就说没有；文件夹、管道和不可读的文件不提供")
        void what_is_no_readable_file_is_missing_or_refused() throws Exception {
            for (String name : List.of("nothing.txt", "sub/nothing.txt", "nowhere/a.txt")) {
                Lookup found = Lookup.of(folder.root(), name);
                if (!found.kind().equals("Missing")) {
                    throw found.failure("there is no %s", "没有 %s 这个文件").expected("Missing");
                }
            }
            isNotServed("sub", "a folder", "文件夹");
            isNotServed("a.txt/b.txt", "a file, not a folder", "文件，不是文件夹");
            if (hasPipe()) {
                isNotServed("pipe", "a named pipe", "命名管道");
            }
            if (hasUnreadable()) {
                isNotServed("locked.txt", "a file nobody may read", "不可读的文件");
            }
            if (folder.link("round", Path.of("round"))) {
                isNotServed("round", "a link to itself", "指向自己的链接");
            }
            if (folder.link("dangling", Path.of("nothing.txt"))) {
                isNotServed("dangling", "a link to nothing", "指向不存在的文件的链接");
            }
        }

        private void isNotServed(String name, String en, String zh) throws Exception {
            Lookup found = Lookup.soon(folder.root(), name);
            if (found.isFile()) {
                throw found.failure("%s is " + en + ", and was served", "%s 是" + zh + "，却提供了")
                        .expected("Missing or Refused");
            }
        }

        private boolean hasPipe() throws IOException, InterruptedException {
            try {
                String pipe = folder.root().resolve("pipe").toString();
                Process mkfifo = new ProcessBuilder("mkfifo", pipe).start();
                return mkfifo.waitFor(1, TimeUnit.SECONDS) && mkfifo.exitValue() == 0;
            } catch (IOException _) {
                return false; // Windows has none
            }
        }

        private boolean hasUnreadable() throws IOException {
            try {
                Path locked = Files.write(folder.root().resolve("locked.txt"), new byte[] {1});
                Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
                return !Files.isReadable(locked); // root may read everything
            } catch (UnsupportedOperationException _) {
                return false;
            }
        }

        @Test
        @Points(1)
        @Zh("试过的五百多个恶意名字，一个也读不到文件夹外面")
        void none_of_many_hostile_names_leads_outside() throws Exception {
            for (String name : HostileNames.refused()) {
                folder.addOdd(name);
            }
            String absolute = folder.root().resolve("a.txt").toString();
            isRefused(absolute);
            isRefused(folder.around().resolve("secret.txt").toString());
            isRefused("../rootless/secret.txt");
            for (String name : HostileNames.refused()) {
                isRefused(name);
            }
            for (String name : HostileNames.all("secret.txt", "etc/passwd")) {
                Lookup found = Lookup.of(folder.root(), name);
                if (found.isFile() && !folder.holds(found.content())) {
                    throw found.failure("%s leads outside the folder", "%s 通到了文件夹外面")
                            .expected("Missing or Refused")
                            .mistake(PATH_ESCAPE);
                }
            }
        }

        private void isRefused(String name) throws IOException {
            Lookup found = Lookup.of(folder.root(), name);
            if (!found.kind().equals("Refused")) {
                var failure =
                        found.failure("the name %s is to be refused", "名字 %s 应当拒绝")
                                .expected("Refused")
                                .detail(
                                        new Text(
                                                "which names are, lessons/PROTOCOL.md says",
                                                "哪些名字要拒绝，见 lessons/PROTOCOL.zh-CN.md"));
                throw found.isFile() ? failure.mistake(PATH_ESCAPE) : failure;
            }
        }

        @Test
        @Points(1)
        @Zh("通到文件夹外面的符号链接不提供，打开的文件也不漏关")
        void links_that_leave_the_folder_are_not_followed() throws Exception {
            Path secret = folder.around().resolve("secret.txt");
            folder.link("relative", Path.of("..", "secret.txt"));
            folder.link("absolute", secret);
            folder.link("chain", Path.of("sub", "next"));
            folder.link("sub/next", Path.of("..", "relative"));
            folder.link("sibling", folder.around().resolve("rootless").resolve("secret.txt"));
            folder.link("up", Path.of(".."));
            folder.link("sub/out", folder.around().resolve("rootless"));
            folder.link("device", Path.of("/dev/null"));
            List<String> names =
                    List.of(
                            "relative",
                            "absolute",
                            "chain",
                            "sub/next",
                            "sibling",
                            "up/secret.txt",
                            "up/root/../secret.txt",
                            "sub/out/secret.txt",
                            "up/rootless/secret.txt",
                            "device");
            int leaked = OpenFiles.leakedBy(() -> namesLeadNowhere(names));
            if (leaked > names.size() / 2) {
                throw Failure.of(
                        "find() opened %d files that it did not give to anybody, and left them open"
                                .formatted(leaked),
                        "find() 打开了 %d 个文件，没有交给谁，也没有关".formatted(leaked));
            }
        }

        private void namesLeadNowhere(List<String> names) throws Exception {
            for (String name : names) {
                Lookup found = Lookup.soon(folder.root(), name);
                if (found.isFile()) {
                    throw found.failure(
                                    "%s goes through a link that leads out of the folder, and was"
                                            + " served",
                                    "%s 经过一个通到文件夹外面的链接，却提供了")
                            .expected("Missing or Refused")
                            .mistake(FOLLOWS_SYMLINK);
                }
            }
        }
    }

    /// What the student's `FileStore.find` made of a name.
    ///
    /// @param name the name
    /// @param kind `File`, `Missing` or `Refused`
    /// @param content the file's bytes, the first million of them; none if there is no file
    record Lookup(String name, String kind, byte[] content) {
        private static final Duration SOON = Duration.ofSeconds(2);
        private static final int MAX_CONTENT_BYTES = 1_000_000;

        /// Looks for `name`, and closes what was found.
        ///
        /// @throws Failure if `find` throws something
        static Lookup of(Path root, String name) throws IOException {
            try {
                return of(name, FileStore.find(root, name));
            } catch (UnsupportedOperationException todo) {
                throw todo;
            } catch (IOException e) {
                throw thrown(e, name, CLOSES_INSTEAD_OF_ANSWERING);
            } catch (RuntimeException | StackOverflowError e) {
                throw thrown(e, name, EXCEPTION_KILLS_SERVER);
            }
        }

        /// As {@link #of}, for a name that leads to something on which opening may wait.
        static Lookup soon(Path root, String name) throws Exception {
            return Within.time(SOON)
                    .otherwise(
                            null,
                            "find() waits at %s, which is no file".formatted(Bytes.shown(name)),
                            "find() 停在 %s 上，它不是文件".formatted(Bytes.shown(name)))
                    .call(() -> of(root, name));
        }

        boolean isFile() {
            return kind.equals("File");
        }

        /// Whether it gives away what lies outside the served folder.
        boolean isOutside() {
            return Arrays.equals(content, ServedFolder.OUTSIDE);
        }

        /// A failure that says what was found.
        Failure failure(String en, String zh) {
            return Failure.of(en.formatted(Bytes.shown(name)), zh.formatted(Bytes.shown(name)))
                    .got(isFile() ? "File with " + Bytes.shown(content) : kind);
        }

        private static Lookup of(String name, Found found) {
            return switch (found) {
                case Found.File(FileChannel content) -> new Lookup(name, "File", bytes(content));
                case Found.Missing() -> new Lookup(name, "Missing", new byte[0]);
                case Found.Refused(String _) -> new Lookup(name, "Refused", new byte[0]);
                case null -> throw Failure.of("find() returned null", "find() 返回了 null");
            };
        }

        /// No bytes of what cannot be read: a folder can be opened, but not read.
        private static byte[] bytes(FileChannel content) {
            try (content) {
                return Channels.newInputStream(content).readNBytes(MAX_CONTENT_BYTES);
            } catch (IOException _) {
                return new byte[0];
            }
        }

        private static Failure thrown(Throwable e, String name, Mistake mistake) {
            return Unexpected.exception(e)
                    .detail(
                            new Text(
                                    "find() was asked for " + Bytes.shown(name),
                                    "find() 要找的是 " + Bytes.shown(name)))
                    .expected("Found.Missing or Found.Refused")
                    .mistake(mistake);
        }
    }
}
