package handshake.classroom;

import handshake.grader.Lesson;
import handshake.grader.Sources;
import handshake.support.Text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a lesson's files in whatever layout people hand in: the course, a folder a lesson, the
/// bare files; with or without a folder around it all.
final class Layout {
    private static final Pattern PACKAGE =
            Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Set<String> OTHERS =
            Set.of("solutions", "tests", "test", "backup", "given");

    private Layout() {}

    /// A lesson's files in a submission.
    ///
    /// @param folder where they were, `lessons/01-connect/src/lesson01`; empty at the top
    /// @param files by path below that folder
    /// @param note what the teacher should know: that others were passed over; empty mostly
    record Found(String folder, SortedMap<String, byte[]> files, Optional<Text> note) {}

    /// The files for `lesson`; empty if there are none.
    ///
    /// @throws IOException if the course cannot be read
    static Optional<Found> find(SortedMap<String, byte[]> handedIn, Lesson lesson)
            throws IOException {
        var expected = new HashSet<String>();
        Path named = lesson.hasSolution() ? lesson.solution() : lesson.folder();
        for (Path file : Sources.in(named)) {
            expected.add(file.getFileName().toString());
        }
        var folders = new TreeMap<String, TreeMap<String, byte[]>>();
        handedIn.forEach((path, content) -> {
            if (isOf(lesson, path, content, expected)) {
                folders.computeIfAbsent(folderOf(path), _ -> new TreeMap<>())
                        .put(nameOf(path), content);
            }
        });
        Comparator<String> best =
                Comparator.<String>comparingInt(it -> isOther(it) ? 1 : 0)
                        .thenComparingInt(it -> isLesson(it, lesson) ? 0 : 1)
                        .thenComparingLong(it -> -known(folders.get(it).keySet(), expected))
                        .thenComparingInt(it -> it.split("/").length)
                        .thenComparing(it -> it);
        List<String> ranked = folders.keySet().stream().sorted(best).toList();
        if (ranked.isEmpty() || isOther(ranked.getFirst())) {
            return Optional.empty();
        }
        String chosen = ranked.getFirst();
        List<String> passedOver =
                ranked.stream().skip(1).filter(it -> !isOther(it) && !isBelow(it, chosen)).toList();
        return Optional.of(new Found(chosen, below(folders, chosen), note(chosen, passedOver)));
    }

    private static SortedMap<String, byte[]> below(
            TreeMap<String, TreeMap<String, byte[]>> folders, String chosen) {
        var files = new TreeMap<String, byte[]>();
        folders.forEach((folder, inside) -> {
            if (folder.equals(chosen) || isBelow(folder, chosen) && !isOther(folder)) {
                String prefix = folder.substring(chosen.length()).replaceFirst("^/", "");
                inside.forEach((name, content) ->
                        files.put(prefix.isEmpty() ? name : prefix + "/" + name, content));
            }
        });
        return files;
    }

    private static boolean isOf(Lesson lesson, String path, byte[] content, Set<String> expected) {
        Matcher named = PACKAGE.matcher(new String(content, StandardCharsets.UTF_8));
        if (named.find() && named.group(1).matches("lesson\\d\\d(\\..*)?")) {
            return named.group(1).startsWith(lesson.packageName());
        }
        // Its first line is missing or spoilt: then the folder must tell, or the file's name.
        if (hasNumberedFolder(path)) {
            return isLesson(path, lesson);
        }
        return expected.contains(nameOf(path));
    }

    private static boolean hasNumberedFolder(String path) {
        return Pattern.compile(
                        "(^|/)(lesson|lab)?[ _-]?\\d{1,2}([^\\d/][^/]*)?/",
                        Pattern.CASE_INSENSITIVE)
                .matcher(path)
                .find();
    }

    /// Whether a folder of the path is this lesson's: `01-connect`, `lesson01`, `Lesson 1`, `lab1`.
    private static boolean isLesson(String path, Lesson lesson) {
        var names = new ArrayList<>(List.of((path + "/").split("/")));
        Pattern number =
                Pattern.compile(
                        "((lesson|lab|第)[ _-]?)?0*" + lesson.number() + "([^\\d].*)?",
                        Pattern.CASE_INSENSITIVE);
        return names.stream().anyMatch(it -> number.matcher(it).matches());
    }

    private static long known(Set<String> names, Set<String> expected) {
        return names.stream().filter(expected::contains).count();
    }

    private static boolean isOther(String folder) {
        for (String name : folder.split("/")) {
            if (OTHERS.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(String folder, String above) {
        return above.isEmpty() ? !folder.isEmpty() : folder.startsWith(above + "/");
    }

    private static Optional<Text> note(String chosen, List<String> passedOver) {
        if (passedOver.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Text("graded is what lies in \"%s\"; passed over: %s", "评分的是 \"%s\" 中的代码；略过：%s")
                        .formatted(chosen, String.join(", ", passedOver)));
    }

    private static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
