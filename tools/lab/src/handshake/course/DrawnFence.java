package handshake.course;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Sources;
import handshake.lab.Language;
import handshake.slides.LadderFence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in the fences of slides that are not written by hand: a solution's method, a ladder.
public final class DrawnFence {
    private static final Pattern METHOD = Pattern.compile("java solutions/(\\d\\d):(\\w+)#(\\w+)");

    private DrawnFence() {}

    /// Whether a fence of this info string is filled by the kit.
    public static boolean is(String info) {
        return LadderFence.is(info) || info.contains(" solutions/");
    }

    /// What it must hold, with a line end behind each line; empty if its info string asks for
    /// something that is not there.
    ///
    /// @throws IOException if what it is drawn from cannot be read
    public static Optional<String> content(Path root, String info, Language language)
            throws IOException {
        Matcher method = METHOD.matcher(info);
        if (!method.matches()) {
            return new LadderFence(root)
                    .draw(info, language)
                    .map(lines -> String.join("\n", lines) + "\n");
        }
        Optional<Lesson> lesson = Course.in(root).lesson(Integer.parseInt(method.group(1)));
        return lesson.isEmpty()
                ? Optional.empty()
                : Trees.method(
                                Sources.in(lesson.get().solution()),
                                method.group(2),
                                method.group(3))
                        .map(it -> dedented(it));
    }

    /// The method's text begins at its first word; its other lines still stand as far to the right
    /// as its closing brace.
    private static String dedented(Trees.Method method) {
        String text = method.text();
        int margin = text.length() - text.lastIndexOf('\n') - 2;
        return text.replaceAll("\n {" + margin + "}", "\n") + "\n";
    }
}
