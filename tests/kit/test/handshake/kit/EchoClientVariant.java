package handshake.kit;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The solution of lesson 1 with something done wrong at the beginning of one method.
///
/// @param folder where it lies
/// @param line the line of what was put in
record EchoClientVariant(Path folder, int line) {

    /// Writes the variant into `folder`.
    ///
    /// @param method `connect`, `send`, `receive` or `exchange`
    /// @param wrong statements on one line, behind which the method can still go on
    static EchoClientVariant in(Path folder, String method, String wrong) throws IOException {
        Lesson lesson = Kit.course().lesson(1).orElseThrow();
        String source = Files.readString(lesson.solution().resolve("src/lesson01/EchoClient.java"));
        Pattern head =
                Pattern.compile("^    static .* " + method + "\\(.*\\{\n", Pattern.MULTILINE);
        Matcher found = head.matcher(source);
        if (!found.find()) {
            throw new IllegalStateException("the solution has no " + method);
        }
        String before = source.substring(0, found.end());
        Files.writeString(
                folder.resolve("EchoClient.java"),
                before + "        " + wrong + "\n" + source.substring(found.end()));
        return new EchoClientVariant(folder, (int) before.lines().count() + 1);
    }

    /// Where what was put in stands, as the grader says it.
    String place() {
        return "EchoClient.java:" + line;
    }
}
