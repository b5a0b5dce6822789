package handshake.classroom;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Makes submissions.
final class Handing {
    static final String CLIENT = "package lesson01;\nfinal class EchoClient {}\n";

    private Handing() {}

    static Submission submission(Path... sources) {
        return new Submission("Zoë", "", "Zoë", List.of(sources));
    }

    static Path file(Path path, String content) throws IOException {
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    static Path zip(Path path, Map<String, String> files) throws IOException {
        try (var zip = new ZipArchiveOutputStream(path)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return path;
    }

    static Path tarGz(Path path, Map<String, String> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(path);
                var tar = new TarArchiveOutputStream(new GZIPOutputStream(out), "UTF-8")) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return path;
    }
}
