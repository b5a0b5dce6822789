package handshake.course;

import handshake.grader.Course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A course of two small lessons that keeps every rule, to be broken in one place.
final class SampleCourse {
    private static final String STUB =
            "throw new UnsupportedOperationException(\"TODO %d: write it\");";
    private static final String ECHO = "return text;";
    private static final String SHOUT = "return text + helped(\"!\");";
    private static final String HELPER =
            """

                private static String helped(String text) {
                    return text;
                }
            """;

    private final Path root;

    /// Writes the course into `root`.
    SampleCourse(Path root) throws IOException {
        this.root = root;
        write(
                "lessons/90-echo/src/lesson90/Echo.java",
                echo(STUB.formatted(1), STUB.formatted(2), ""));
        write("solutions/90-echo/src/lesson90/Echo.java", echo(ECHO, SHOUT, HELPER));
        for (String tree : List.of("lessons", "solutions")) {
            write(tree + "/90-echo/src/lesson90/Lines.java", lines(90, ""));
            write(
                    tree + "/91-serve/src/lesson91/Lines.java",
                    lines(91, "// As in lesson 90: Lines\n"));
        }
        write("lessons/91-serve/src/lesson91/Server.java", server(STUB.formatted(1)));
        write("solutions/91-serve/src/lesson91/Server.java", server("return echo(text);"));
        write("tests/90-echo/src/lesson90/EchoTest.java", tests(90, 12, 8));
        write("tests/91-serve/src/lesson91/ServerTest.java", tests(91, 20));
        write(
                "tests/kit/programs/90-echo/wrong/leaks-socket/Echo.java",
                "// Step 2: keeps everything.\npackage lesson90;\n");
        for (String lesson : List.of("90-echo", "91-serve")) {
            write("slides/" + lesson + ".md", deck("Why?", "Two"));
            write("slides/" + lesson + ".zh-CN.md", deck("为什么？", "二"));
        }
        texts("90-echo", "", 2);
        texts(
                "91-serve",
                """
                As before:

                ```java solutions/90:Echo#echo
                static String echo(String text) {
                    return text;
                }
                ```

                """,
                1);
    }

    private static String deck(String question, String second) {
        return """
        ---
        marp: true
        ---

        # %s

        ---

        ## %s

        ```java solutions/90:Echo#echo
        static String echo(String text) {
            return text;
        }
        ```

        <!-- Say it. -->
        """
                .formatted(question, second);
    }

    /// Replaces a text in a file that has it.
    SampleCourse replace(String file, String before, String after) throws IOException {
        Path path = root.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(before)) {
            throw new IllegalArgumentException(file + " has no " + before);
        }
        Files.writeString(path, text.replace(before, after));
        return this;
    }

    SampleCourse write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    SampleCourse delete(String file) throws IOException {
        Files.delete(root.resolve(file));
        return this;
    }

    /// What breaks each rule that is broken, by the rule's sentence.
    Map<String, List<String>> broken() throws IOException {
        var rules = new LinkedHashMap<>(Rules.always());
        rules.putAll(Rules.ofStarters());
        var broken = new LinkedHashMap<String, List<String>>();
        for (Map.Entry<String, Rule> rule : rules.entrySet()) {
            var defects = new ArrayList<String>();
            Rules.check(Map.of(rule.getKey(), rule.getValue()), Course.in(root))
                    .forEach(defect -> defects.add(defect.toString()));
            if (!defects.isEmpty()) {
                broken.put(rule.getKey(), defects);
            }
        }
        return broken;
    }

    private static String echo(String echo, String shout, String helper) {
        return """
        package lesson90;

        final class Echo {
            static final int MAX_BYTES = 1024;

            static String echo(String text) {
                %s
            }

            static String shout(String text) {
                %s
            }
        %s}
        """
                .formatted(echo, shout, helper);
    }

    private static String lines(int lesson, String mark) {
        return mark
                + """
                package lesson%d;

                final class Lines {
                    static int count(String text) {
                        return text.split("\\n").length;
                    }
                }
                """
                        .formatted(lesson);
    }

    private static String server(String serve) {
        return """
        package lesson91;

        final class Server {
            // As in lesson 90: Echo#echo
            static String echo(String text) {
                return text;
            }

            static String serve(String text) {
                %s
            }
        }
        """
                .formatted(serve);
    }

    /// A class of tests for each step, worth so many points.
    private static String tests(int lesson, int... points) {
        var source = new StringBuilder("package lesson" + lesson + ";\n");
        for (int step = 1; step <= points.length; step++) {
            source.append("@Step(%d) class Step%d {\n".formatted(step, step));
            source.append("    @Points(%d)\n".formatted(points[step - 1]));
            source.append("    @Zh(\"第 %d 步\")\n".formatted(step));
            source.append("    void holds() {}\n}\n");
        }
        return source.toString();
    }

    private void texts(String lesson, String known, int steps) throws IOException {
        String mistakes = lesson.startsWith("90") ? "- `leaks-socket`\n" : "";
        var english =
                new StringBuilder("# Lesson\n\n## Goal\n\n## What you need to know\n\n" + known);
        var chinese = new StringBuilder("# 课\n\n## 目标\n\n## 你需要知道的\n\n" + known);
        for (int step = 1; step <= steps; step++) {
            english.append("## Step %d: Write it\n\n".formatted(step));
            chinese.append("## 第 %d 步：写出来\n\n".formatted(step));
            for (int hint = 1; hint <= 2; hint++) {
                english.append(hidden("Hint " + hint, "Look [here](README.md)."));
                chinese.append(hidden("提示 " + hint, "看[这里](README.zh-CN.md)。"));
            }
        }
        english.append("## Run it\n\n## See it on the wire\n\n![ladder](a.svg)\n\n");
        english.append("## Wrong turns\n\n" + mistakes + "\n## Out of scope\n\n## What next\n");
        chinese.append("## 运行\n\n## 在线上看\n\n![时序图](a.svg)\n\n");
        chinese.append("## 常见错误\n\n" + mistakes + "\n## 本课不讲\n\n## 接下来\n");
        write("lessons/" + lesson + "/README.md", english.toString());
        write("lessons/" + lesson + "/README.zh-CN.md", chinese.toString());
    }

    private static String hidden(String summary, String text) {
        return "<details><summary>%s</summary>\n\n%s\n\n</details>\n\n".formatted(summary, text);
    }
}
