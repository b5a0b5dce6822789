package handshake.course;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text of the course, taken apart as far as its rules need it.
///
/// @param file where it stands
/// @param text all of it
record Readme(Path file, String text) {
    private static final Pattern HEADING = Pattern.compile("^(#+) (.*)$", Pattern.MULTILINE);
    private static final Pattern STEP = Pattern.compile("(?:Step|第) ?(\\d+).*");
    private static final Pattern FENCE =
            Pattern.compile("^```([^\\n]*)\\n(.*?)^```\\s*$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TARGET = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern DETAILS =
            Pattern.compile("<details>.*?</details>", Pattern.DOTALL);

    /// A fenced block: what stands behind its first backticks, its content, where it begins.
    record Fence(String info, String content, int start) {}

    /// A heading and the text up to the next one of the same or a higher level.
    record Section(int level, String title, String body) {}

    static Readme english(Lesson lesson) throws IOException {
        return read(lesson.folder().resolve("README.md"));
    }

    static Readme chinese(Lesson lesson) throws IOException {
        return read(lesson.folder().resolve("README.zh-CN.md"));
    }

    /// The text in `file`; an empty one if there is no such file.
    static Readme read(Path file) throws IOException {
        return new Readme(file, Files.isRegularFile(file) ? Files.readString(file) : "");
    }

    /// The course's root is four names up: lessons, the lesson, the file.
    String where() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    boolean isMissing() {
        return text.isBlank();
    }

    /// The text with what stands in fences blanked out, so that a `#` in code is no heading.
    private String outsideFences() {
        var blank = new StringBuilder(text);
        for (Matcher fences = FENCE.matcher(text); fences.find(); ) {
            for (int i = fences.start(); i < fences.end(); i++) {
                if (blank.charAt(i) != '\n') {
                    blank.setCharAt(i, ' ');
                }
            }
        }
        return blank.toString();
    }

    List<Section> sections() {
        var sections = new ArrayList<Section>();
        String prose = outsideFences();
        Matcher headings = HEADING.matcher(prose);
        while (headings.find()) {
            int level = headings.group(1).length();
            Matcher next =
                    Pattern.compile("^#{1," + level + "} ", Pattern.MULTILINE).matcher(prose);
            int end = next.find(headings.end()) ? next.start() : text.length();
            sections.add(
                    new Section(
                            level, headings.group(2).strip(), text.substring(headings.end(), end)));
        }
        return sections;
    }

    /// The numbers of the steps that have a heading, in order.
    List<Integer> steps() {
        return sections().stream()
                .filter(it -> it.level() == 2)
                .map(it -> STEP.matcher(it.title()))
                .filter(Matcher::matches)
                .map(it -> Integer.parseInt(it.group(1)))
                .toList();
    }

    List<Fence> fences() {
        var fences = new ArrayList<Fence>();
        for (Matcher found = FENCE.matcher(text); found.find(); ) {
            fences.add(new Fence(found.group(1).strip(), found.group(2), found.start()));
        }
        return fences;
    }

    /// Where links and pictures lead, in order, a language's own file name made neutral.
    List<String> targets() {
        var targets = new ArrayList<String>();
        for (Matcher found = TARGET.matcher(outsideFences()); found.find(); ) {
            targets.add(found.group(1).replace(".zh-CN.md", ".md"));
        }
        return targets;
    }

    /// The rows of its tables, in order.
    List<TableRow> rows() {
        return TableRow.in(outsideFences());
    }

    /// Whether this place of the text is hidden as a hint.
    boolean isInHint(int place) {
        for (Matcher details = DETAILS.matcher(text); details.find(); ) {
            if (place > details.start() && place < details.end()) {
                return true;
            }
        }
        return false;
    }
}
