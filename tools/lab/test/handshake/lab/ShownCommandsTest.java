package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Sources;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every `lab` command that a lesson, a slide or the README shows is one that `lab` understands.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ShownCommandsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /// A command in a fence, up to a comment or what the shell does next, or in inline code.
    private static final Pattern SHOWN =
            Pattern.compile("(?m)^(?:\\$ )?\\./lab ([^\\n#;|>]*)|`(?:\\./)?lab ([a-z][^`\\n]*)`");

    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "\\b(N|STEP|FILE|DIR|PROGRAM|ARGS|PORT)\\b|…|\\[|\\\\|[<>]|--lang en.zh");

    private static final Pattern COURSE_FILE = Pattern.compile("(lessons|solutions|tests)/\\S+");

    /// What a text shows of `lab`.
    ///
    /// @param isWhole whether it can be typed as it stands; inside a sentence a command may be
    ///   spoken of without its parameters
    private record Shown(String command, boolean isWhole) {}

    @Test
    void every_command_shown_is_understood() throws IOException {
        var wrong = new TreeMap<String, String>();
        int count = 0;
        for (Path text : texts()) {
            for (Shown shown : shown(text)) {
                count++;
                complaint(shown)
                        .ifPresent(it ->
                                wrong.put(ROOT.relativize(text) + ": " + shown.command(), it));
            }
        }
        assertTrue(count > 200, "only " + count + " commands found");
        assertEquals(
                "", String.join("\n", wrong.entrySet().stream().map(Object::toString).toList()));
    }

    private static List<Path> texts() throws IOException {
        var texts = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        texts.add(ROOT.resolve("README.zh-CN.md"));
        for (String folder : List.of("lessons", "slides")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder), 2)) {
                files.filter(it -> it.toString().endsWith(".md")).forEach(texts::add);
            }
        }
        return texts;
    }

    private static List<Shown> shown(Path text) throws IOException {
        return SHOWN.matcher(Files.readString(text))
                .results()
                .map(ShownCommandsTest::shown)
                .filter(it -> !PLACEHOLDER.matcher(it.command()).find())
                .toList();
    }

    private static Shown shown(MatchResult match) {
        boolean isWhole = match.group(1) != null;
        return new Shown((isWhole ? match.group(1) : match.group(2)).strip(), isWhole);
    }

    private static Optional<String> complaint(Shown shown) throws IOException {
        String command = shown.command();
        String[] words = command.replace("\"", "").split(" +");
        try {
            Main.commandLine().parseArgs(words);
        } catch (CommandLine.MissingParameterException e) {
            return shown.isWhole() ? Optional.of(e.getMessage()) : Optional.empty();
        } catch (CommandLine.ParameterException e) {
            return Optional.of(e.getMessage());
        }
        for (MatchResult file : COURSE_FILE.matcher(command).results().toList()) {
            if (!Files.exists(ROOT.resolve(file.group()))) {
                return Optional.of("there is no " + file.group());
            }
        }
        return words[0].equals("run") ? wrongProgram(words) : Optional.empty();
    }

    /// A lesson with several programs has to be told which.
    private static Optional<String> wrongProgram(String[] words) throws IOException {
        Lesson lesson = Course.in(ROOT).lesson(Integer.parseInt(words[1])).orElseThrow();
        var programs = new ArrayList<String>();
        for (Path source : Sources.in(lesson.solution())) {
            if (Files.readString(source).contains("void main(")) {
                programs.add(source.getFileName().toString().replace(".java", ""));
            }
        }
        List<String> said =
                Stream.of(words).skip(2).filter(it -> !it.startsWith("--")).limit(1).toList();
        boolean isWatched = Stream.of(words).anyMatch(it -> it.matches("--(view|text|capture)"));
        boolean isNamed =
                said.stream().anyMatch(it -> programs.stream().anyMatch(it::equalsIgnoreCase));
        return programs.size() < 2 || isNamed || isWatched
                ? Optional.empty()
                : Optional.of("which of " + programs + "?");
    }
}
