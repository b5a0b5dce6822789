package handshake.grader;

import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The headings "Step n: …" of a lesson's text, in both languages.
public final class StepTitles {
    private static final Pattern HEADING =
            Pattern.compile("^## (?:Step|第) ?(\\d+) ?(?:步)?[:：] *(.+)$", Pattern.MULTILINE);

    private StepTitles() {}

    /// The title of each step. A step without a heading is missing here.
    ///
    /// @throws IOException if a text is there and cannot be read
    public static TreeMap<Integer, Text> of(Lesson lesson) throws IOException {
        TreeMap<Integer, String> english = in(lesson.folder().resolve("README.md"));
        TreeMap<Integer, String> chinese = in(lesson.folder().resolve("README.zh-CN.md"));
        var titles = new TreeMap<Integer, Text>();
        english.forEach((step, title) ->
                titles.put(step, new Text(title, chinese.getOrDefault(step, title))));
        return titles;
    }

    private static TreeMap<Integer, String> in(Path readme) throws IOException {
        var titles = new TreeMap<Integer, String>();
        if (Files.isRegularFile(readme)) {
            Matcher headings = HEADING.matcher(Files.readString(readme));
            while (headings.find()) {
                titles.put(Integer.parseInt(headings.group(1)), headings.group(2).strip());
            }
        }
        return titles;
    }
}
