package handshake.lab;

import handshake.grader.AtomicFile;
import handshake.grader.Lesson;
import handshake.grader.Sources;
import handshake.grader.StepTitles;
import handshake.release.GivenStarter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A lesson's starter: the newest committed version of its sources in which every TODO still
/// stands. A student who commits what they write has it in the history all the same. What students
/// got without a history has the starters beside it.
final class Starter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");
    private static final int MAX_COMMITS = 500;

    private final Lesson lesson;

    Starter(Lesson lesson) {
        this.lesson = lesson;
    }

    /// Puts the starter back. What was there before is kept as a backup.
    ///
    /// @throws Cannot if the starter cannot be found
    /// @throws IOException if a file cannot be read or written; then the backup is complete
    void putBack(Screen screen) throws IOException {
        SortedMap<String, String> starter = find();
        Path backup = backUp();
        Set<Path> kept =
                starter.keySet().stream().map(lesson.folder()::resolve).collect(Collectors.toSet());
        for (Path file : Sources.in(lesson.folder())) {
            if (!kept.contains(file)) {
                Files.delete(file);
            }
        }
        for (String name : starter.keySet()) {
            AtomicFile.write(lesson.folder().resolve(name), starter.get(name));
        }
        screen.line(
                "Lesson %d is as it was in the beginning. Your files are in %s."
                        .formatted(lesson.number(), Lab.shortened(backup)),
                "第 %d 课已恢复到开始时的样子。你的文件在 %s。".formatted(lesson.number(), Lab.shortened(backup)));
        screen.line(
                "Next: lab watch %d   grades at every save".formatted(lesson.number()),
                "接下来：lab watch %d   每次保存都会评分".formatted(lesson.number()));
    }

    private Path backUp() throws IOException {
        Path backup =
                Lab.state()
                        .resolve("backups")
                        .resolve(lesson.name())
                        .resolve(LocalDateTime.now().format(TIME));
        for (int again = 2; Files.exists(backup); again++) {
            backup = backup.resolveSibling(backup.getFileName() + "-" + again);
        }
        for (Path file : Sources.in(lesson.folder())) {
            Path copy = backup.resolve(lesson.folder().relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return backup;
    }

    /// The starter's files, by their path in the lesson's folder: as they lie there if nothing has
    /// been done yet, committed or not.
    ///
    /// @throws Cannot if the starter cannot be found
    SortedMap<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        for (Path file : Sources.in(lesson.folder())) {
            String name = lesson.folder().relativize(file).toString().replace('\\', '/');
            files.put(name, Files.readString(file));
        }
        return isStarter(files) ? files : find();
    }

    private boolean isStarter(SortedMap<String, String> files) throws IOException {
        String all = String.join("\n", files.values());
        return StepTitles.of(lesson).keySet().stream()
                .allMatch(step -> all.contains("TODO " + step + ":"));
    }

    private SortedMap<String, String> find() throws IOException {
        Optional<SortedMap<String, String>> given = GivenStarter.of(lesson);
        return given.isPresent() ? given.get() : findInHistory();
    }

    private SortedMap<String, String> findInHistory() throws IOException {
        String lessonFolder = "lessons/" + lesson.name() + "/";
        String folder = lessonFolder + "src";
        List<String> commits =
                git("log", "--format=%H", "-n", "" + MAX_COMMITS, "--", folder).lines().toList();
        for (String commit : commits) {
            var files = new TreeMap<String, String>();
            for (String name :
                    git("ls-tree", "-r", "-z", "--name-only", commit, folder).split("\0")) {
                if (name.endsWith(".java")) {
                    files.put(
                            name.substring(lessonFolder.length()),
                            git("show", commit + ":./" + name));
                }
            }
            if (isStarter(files)) {
                return files;
            }
        }
        throw new Cannot(
                "The starter of lesson %d is not in the course's history."
                        .formatted(lesson.number()),
                "课程的历史里没有第 %d 课的起始代码。".formatted(lesson.number()));
    }

    private String git(String... words) throws IOException {
        var command = new ArrayList<>(List.of("git", "-C", lesson.root().toString()));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new Cannot(
                        "The starters come from the course's git history, and this folder has"
                                + " none.",
                        "起始代码来自课程的 git 历史，而这个文件夹没有。");
            }
            return new String(output, StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new Cannot(
                    "The starters come from the course's git history, and git is not installed"
                            + " here.",
                    "起始代码来自课程的 git 历史，而这里没有安装 git。");
        }
    }
}
