package handshake.lab;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A course of one lesson of two steps, in a folder that may become a git repository.
final class GitCourse {
    static final String STARTER =
            """
            package lesson01;

            final class EchoClient { // 客户端
                void connect() {
                    throw new UnsupportedOperationException("TODO 1: connect");
                }

                void send() {
                    throw new UnsupportedOperationException("TODO 2: send");
                }
            }
            """;

    private final Path root;
    private final Lesson lesson;

    /// Writes the course into `root`, starter and all.
    GitCourse(Path root) throws IOException {
        this.root = root;
        lesson = new Lesson(1, "01-connect", root);
        write("README.md", "# Lesson 1: Connect\n\n## Step 1: Connect\n\n## Step 2: Send\n");
        write("src/lesson01/EchoClient.java", STARTER);
    }

    Lesson lesson() {
        return lesson;
    }

    Path source() {
        return lesson.folder().resolve("src/lesson01/EchoClient.java");
    }

    /// Writes a file of the lesson.
    ///
    /// @param name its path in the lesson's folder
    Path write(String name, String text) throws IOException {
        Path file = lesson.folder().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /// Commits all there is in the repository `folder`, which is made if it is none.
    void commit(Path folder, String message) throws IOException, InterruptedException {
        git(folder, "init", "-q");
        git(folder, "add", "-A");
        git(folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", message);
    }

    void commit(String message) throws IOException, InterruptedException {
        commit(root, message);
    }

    private static void git(Path folder, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
    }
}
