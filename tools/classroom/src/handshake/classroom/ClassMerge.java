package handshake.classroom;

import handshake.grader.AtomicFile;
import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.support.Text;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Puts the parts of a class together: what comes out is what grading the whole class at once would
/// have written.
public final class ClassMerge {
    private final Course course;
    private final Map<Integer, Path> folders = new TreeMap<>();
    private Part first;

    private ClassMerge(Course course) {
        this.course = course;
    }

    /// A class put together.
    ///
    /// @param page its page
    public record Merged(ClassResult result, Path page) {}

    /// Puts parts together.
    ///
    /// @param out where the class's files go
    /// @param parts the folders that `lab class grade --shard` has written, in any order
    /// @throws Refused if they do not belong together, or one is missing or there twice
    /// @throws IOException if a file cannot be read or written
    public static Merged merge(Course course, Path out, List<Path> parts) throws IOException {
        var merge = new ClassMerge(course);
        for (Path part : parts) {
            merge.add(part, out);
        }
        merge.requireAll();
        return merge.write(out);
    }

    private void add(Path folder, Path out) throws IOException {
        if (Files.exists(out) && Files.exists(folder) && Files.isSameFile(folder, out)) {
            throw new Refused(
                    new Text(
                                    "%s is a part and cannot be where the class goes: name another"
                                            + " folder first.",
                                    "%s 是其中一部分，不能作为输出：请把另一个文件夹写在最前面。")
                            .formatted(folder));
        }
        Part part = Part.read(folder);
        if (first == null) {
            first = part;
        }
        requireSame(folder, new Text("lessons", "课程"), first.lessons(), part.lessons());
        requireSame(folder, new Text("a seed", "种子"), first.seed(), part.seed());
        requireSame(folder, new Text("tests", "测试"), first.tests(), part.tests());
        requireSame(folder, new Text("a language", "语言"), first.language(), part.language());
        requireSame(folder, new Text("a class", "班级"), first.everybody(), part.everybody());
        requireSame(folder, new Text("a number of parts", "部分数量"), first.count(), part.count());
        Path twin = folders.putIfAbsent(part.number(), folder);
        if (twin != null) {
            throw new Refused(
                    new Text(
                                    "%s and %s are both part %d: name one of them.",
                                    "%s 和 %s 都是第 %d 部分：请只写其中一个。")
                            .formatted(twin, folder, part.number()));
        }
    }

    private void requireSame(Path folder, Text what, Object expected, Object got) throws Refused {
        if (!expected.equals(got)) {
            Path other = folders.values().iterator().next();
            throw new Refused(
                    new Text(
                            "%s has %s other than that of %s: they are not parts of one grading."
                                    .formatted(folder, what.en(), other),
                            "%s 与 %s 的%s不同：它们不属于同一次评分。".formatted(folder, other, what.zh())));
        }
    }

    private void requireAll() throws Refused {
        for (int number = 1; number <= first.count(); number++) {
            if (!folders.containsKey(number)) {
                throw new Refused(
                        new Text(
                                        "Part %d of %d is missing: grade it with --shard %d/%d, and"
                                                + " name its folder, too.",
                                        "缺少第 %d 部分（共 %d 部分）：请用 --shard %d/%d 评分，并写上它的文件夹。")
                                .formatted(number, first.count(), number, first.count()));
            }
        }
    }

    private Merged write(Path out) throws IOException {
        var rows = new LinkedHashMap<String, ClassResult.Row>();
        first.everybody().forEach(it -> rows.put(it, null));
        var result = new ClassResult(rows, lessons(), first.seed());
        for (String slug : first.everybody()) {
            Path folder = folderOf(slug);
            result.add(student(folder, slug));
            copy(folder, out, slug);
        }
        Function<Text, String> language = first.language().equals("zh") ? Text::zh : Text::en;
        return new Merged(result, ClassFiles.write(out, result, language));
    }

    private List<Lesson> lessons() throws Refused {
        List<Lesson> known =
                course.lessons().stream()
                        .filter(it -> first.lessons().contains(it.number()))
                        .toList();
        if (known.size() < first.lessons().size()) {
            throw new Refused(
                    "the parts are of lessons that this course has not got", "这些部分包含本课程没有的课");
        }
        return first.lessons().stream().map(number -> course.lesson(number).orElseThrow()).toList();
    }

    private Path folderOf(String slug) throws Refused {
        return folders.values().stream()
                .filter(it -> Files.isRegularFile(it.resolve("students").resolve(slug + ".json")))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                new Text(
                                                "No part holds the result of %s: its part is not"
                                                        + " whole, grade it again.",
                                                "没有任何部分包含 %s 的结果：对应部分不完整，请重新评分。")
                                        .formatted(slug)));
    }

    private static Student student(Path folder, String slug) throws IOException {
        Path file = new ResultFiles(folder).student(slug, ".json");
        try {
            return ResultFiles.JSON.readValue(Files.readString(file), Student.class);
        } catch (JacksonException _) {
            throw new Refused(
                    new Text("%s is damaged: grade that part again.", "%s 已损坏：请重新评分该部分。")
                            .formatted(file));
        }
    }

    /// A student's files, as they are.
    private static void copy(Path folder, Path out, String slug) throws IOException {
        var from = new ResultFiles(folder);
        var to = new ResultFiles(out);
        for (String ending : List.of(".json", ".html")) {
            Path file = from.student(slug, ending);
            AtomicFile.write(to.student(slug, ending), Files.readString(file));
        }
        if (Files.isDirectory(from.kept(slug))) {
            try (var files = Files.list(from.kept(slug))) {
                for (Path file : files.sorted().toList()) {
                    Path target = to.kept(slug).resolve(file.getFileName().toString());
                    AtomicFile.write(target, Files.readString(file));
                }
            }
        }
    }
}
