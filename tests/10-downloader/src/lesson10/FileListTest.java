package lesson10;

import static handshake.support.Mistake.FOLLOWS_SYMLINK;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

final class FileListTest {
    @TempDir Path folder;

    @Nested
    @Step(2)
    final class What_there_is {

        @Test
        @Points(1)
        @Zh("每个文件一行：大小、空格、名字，按名字排序")
        void a_line_for_each_file_in_the_order_of_names() throws Exception {
            write("b.bin", 100_000);
            write("a file.txt", 12);
            write("empty", 0);
            write("folder/in it/c", 3);
            write("报告.pdf", 7);
            Expected.text(
                            """
                            12 a file.txt
                            100000 b.bin
                            0 empty
                            3 folder/in it/c
                            7 报告.pdf
                            """)
                    .butGot(FileList.of(folder));
        }

        @Test
        @Points(1)
        @Zh("GET 会拒绝的，也不列出")
        void nothing_that_GET_would_refuse() throws Exception {
            write("public/shown", 5);
            write("secret", 6);
            if (!canHaveStrangeFiles(folder.resolve("public"))) {
                return; // not on this system
            }
            Expected.text("5 link\n5 shown\n")
                    .otherwise(
                            "a list has to name the files that GET gives, and no others",
                            "列表应当列出 GET 会给出的文件，而且只列这些")
                    .clue(FOLLOWS_SYMLINK, got -> got.contains("way out"))
                    .butGot(FileList.of(folder.resolve("public")));
        }

        /// A link to a file inside, which may be had; one that leads outside; a name that would
        /// look like two lines.
        private boolean canHaveStrangeFiles(Path served) {
            try {
                Files.createSymbolicLink(served.resolve("link"), served.resolve("shown"));
                Files.createSymbolicLink(served.resolve("way out"), folder.resolve("secret"));
                Files.write(served.resolve("one\n99 two"), new byte[8]);
                return true;
            } catch (IOException | InvalidPathException | UnsupportedOperationException _) {
                return false;
            }
        }

        private void write(String name, int length) throws IOException {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, Bytes.patterned(length));
        }
    }
}
