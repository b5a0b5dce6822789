package handshake.classroom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ReadingTest {
    @TempDir private Path temp;

    @Nested
    class What_is_read {

        @Test
        void a_folder() throws IOException {
            Handing.file(temp.resolve("s/src/lesson01/EchoClient.java"), Handing.CLIENT);
            Handing.file(temp.resolve("s/target/classes/Old.java"), "old");
            Handing.file(temp.resolve("s/notes.txt"), "notes");
            reads("src/lesson01/EchoClient.java", temp.resolve("s"));
        }

        @Test
        void a_folder_with_an_archive_in_it() throws IOException {
            Files.createDirectory(temp.resolve("s"));
            Handing.zip(temp.resolve("s/作业.zip"), Map.of("EchoClient.java", Handing.CLIENT));
            reads("EchoClient.java", temp.resolve("s"));
        }

        @Test
        void a_zip_without_what_macOS_adds() throws IOException {
            Path zip =
                    Handing.zip(
                            temp.resolve("s.zip"),
                            Map.of(
                                    "第一课/EchoClient.java", Handing.CLIENT,
                                    "__MACOSX/第一课/._EchoClient.java", "x",
                                    "第一课/._EchoClient.java", "x"));
            reads("第一课/EchoClient.java", zip);
        }

        @Test
        void a_zip_that_Windows_in_Chinese_has_made() throws IOException {
            Path path = temp.resolve("s.zip");
            try (var zip = new ZipArchiveOutputStream(path)) {
                zip.setEncoding("GB18030");
                zip.setUseLanguageEncodingFlag(false);
                zip.setCreateUnicodeExtraFields(
                        ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
                zip.putArchiveEntry(new ZipArchiveEntry("第一课/EchoClient.java"));
                zip.write(Handing.CLIENT.getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
            reads("第一课/EchoClient.java", path);
        }

        @Test
        void a_tar_gz_whatever_its_name_says() throws IOException {
            Path tar =
                    Handing.tarGz(
                            temp.resolve("s.zip"), Map.of("./a/EchoClient.java", Handing.CLIENT));
            reads("a/EchoClient.java", tar);
        }

        @Test
        void a_git_bundle() throws Exception {
            Path bundle = temp.resolve("s.bundle");
            Handing.file(temp.resolve("repo/src/lesson01/EchoClient.java"), Handing.CLIENT);
            String script =
                    "git init -q -b main . && git add . && git -c user.name=n -c user.email=e"
                            + " commit -qm one && git bundle create -q \"$0\" --all";
            Process git =
                    new ProcessBuilder("sh", "-c", script, bundle.toString())
                            .directory(temp.resolve("repo").toFile())
                            .inheritIO()
                            .start();
            assertEquals(0, git.waitFor());
            reads("src/lesson01/EchoClient.java", bundle);
        }

        private void reads(String path, Path source) throws IOException {
            SortedMap<String, byte[]> files = Reading.files(Handing.submission(source));
            assertEquals(List.of(path), List.copyOf(files.keySet()));
            assertArrayEquals(
                    Handing.CLIENT.getBytes(StandardCharsets.UTF_8), files.firstEntry().getValue());
        }
    }

    @Nested
    class What_is_refused {

        @Test
        void names_that_lead_out_of_the_folder() throws IOException {
            List<String> names =
                    List.of(
                            "../EchoClient.java",
                            "a/../../EchoClient.java",
                            "/etc/EchoClient.java",
                            "C:\\EchoClient.java",
                            "a\\..\\..\\EchoClient.java",
                            "..");
            for (String name : names) {
                Path tar = Handing.tarGz(temp.resolve("s.tgz"), Map.of(name, Handing.CLIENT));
                refuses("out of its folder", tar);
            }
            Path zip = Handing.zip(temp.resolve("s.zip"), Map.of("../../x.java", Handing.CLIENT));
            refuses("out of its folder", zip);
            try (var below = Files.walk(temp.getParent(), 1)) {
                assertTrue(below.noneMatch(it -> it.endsWith("EchoClient.java")));
            }
        }

        @Test
        void links_in_a_tar() throws IOException {
            for (byte kind : new byte[] {TarArchiveEntry.LF_SYMLINK, TarArchiveEntry.LF_LINK}) {
                Path path = temp.resolve("s.tar");
                try (OutputStream out = Files.newOutputStream(path);
                        var tar = new TarArchiveOutputStream(out)) {
                    var entry = new TarArchiveEntry("EchoClient.java", kind);
                    entry.setLinkName("/etc/passwd");
                    tar.putArchiveEntry(entry);
                    tar.closeArchiveEntry();
                }
                refuses("link", path);
            }
        }

        @Test
        void links_in_a_zip() throws IOException {
            Path path = temp.resolve("s.zip");
            try (var zip = new ZipArchiveOutputStream(path)) {
                var entry = new ZipArchiveEntry("EchoClient.java");
                entry.setUnixMode(0120777);
                zip.putArchiveEntry(entry);
                zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
            refuses("link", path);
        }

        @Test
        void links_in_a_folder() throws IOException {
            Path folder = Files.createDirectory(temp.resolve("s"));
            Path secret = Handing.file(temp.resolve("Secret.java"), "secret");
            Files.createSymbolicLink(folder.resolve("EchoClient.java"), secret);
            refuses("link", folder);
        }

        @Test
        void a_submission_that_is_a_link() throws IOException {
            Path secret = Files.createDirectory(temp.resolve("secret"));
            Handing.file(secret.resolve("Secret.java"), "secret");
            Path link = Files.createSymbolicLink(temp.resolve("s"), secret);
            refuses("link", link);
        }

        @Test
        void a_file_that_unpacks_without_end() throws IOException {
            String much = " ".repeat(64 << 20);
            refuses("larger", Handing.zip(temp.resolve("s.zip"), Map.of("A.java", much)));
            refuses("larger", Handing.tarGz(temp.resolve("s.tgz"), Map.of("A.java", much)));
        }

        @Test
        void a_bomb_beside_the_code() throws IOException {
            Path path = temp.resolve("s.tar.gz");
            try (OutputStream out = Files.newOutputStream(path);
                    var gzip = new GZIPOutputStream(out);
                    var tar = new TarArchiveOutputStream(gzip)) {
                var entry = new TarArchiveEntry("zeros");
                entry.setSize(Limits.MAX_UNPACKED_BYTES);
                tar.putArchiveEntry(entry);
                var zeros = new byte[1 << 20];
                for (long left = entry.getSize(); left > 0; left -= zeros.length) {
                    tar.write(zeros);
                }
                tar.closeArchiveEntry();
            }
            refuses("larger", path);
        }

        @Test
        void more_files_than_anybody_writes() throws IOException {
            var files = new LinkedHashMap<String, String>();
            for (int i = 0; i <= Limits.MAX_ENTRIES; i++) {
                files.put("f" + i, "");
            }
            refuses("more than", Handing.tarGz(temp.resolve("s.tgz"), files));
        }

        @Test
        void what_is_damaged_or_no_archive_at_all() throws IOException {
            Path zip = Handing.zip(temp.resolve("s.zip"), Map.of("A.java", Handing.CLIENT));
            byte[] whole = Files.readAllBytes(zip);
            Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
            refuses("damaged", zip);
            refuses("neither", Handing.file(temp.resolve("s.rar"), "Rar!"));
            refuses("neither", Handing.file(temp.resolve("empty.zip"), ""));
            refuses("bundle", Handing.file(temp.resolve("s.bundle"), "# v2 git bundle\nnonsense"));
        }

        @Test
        void what_has_no_code_in_it() throws IOException {
            refuses("no Java file", Handing.zip(temp.resolve("s.zip"), Map.of("a.txt", "a")));
        }

        private void refuses(String reason, Path source) {
            var refused =
                    assertThrows(Refused.class, () -> Reading.files(Handing.submission(source)));
            assertTrue(refused.text().en().contains(reason), refused.text()::en);
            assertTrue(!refused.text().zh().isBlank());
        }
    }
}
