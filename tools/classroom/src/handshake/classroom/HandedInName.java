package handshake.classroom;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who handed in, as the name of a folder or file tells it. Platforms put more into such names.
///
/// @param student the student's name
/// @param id the platform's number of the student, or empty
/// @param file what the student had called it; empty for a folder
record HandedInName(String student, String id, String file) {
    /// `张三_12345_assignsubmission_file_`, with or without the last line, or a file behind it.
    private static final Pattern MOODLE =
            Pattern.compile("(?s)(.+?)_(\\d+)_assignsubmission_(?:file|onlinetext)_?(.*)");

    /// `doejane_LATE_12345_67890_EchoClient.java`: the student, the submission, the file.
    private static final Pattern CANVAS =
            Pattern.compile("(?s)(.+?)(?:_LATE)?_(\\d+)_(?:\\d+|question_\\d+_\\d+)_(.+)");

    /// `Lab 1_jdoe_attempt_2026-09-01-10-30-00_lab1.zip`
    private static final Pattern BLACKBOARD =
            Pattern.compile("(?s).*?([^_]+)_attempt_[\\d-]+(?:_(.*))?");

    private static final List<String> ENDINGS =
            List.of(".tar.gz", ".tgz", ".tar", ".zip", ".bundle", ".java");

    /// Never null; a name that follows no platform's pattern is the student's.
    static HandedInName of(String name) {
        Matcher moodle = MOODLE.matcher(name);
        if (moodle.matches()) {
            return new HandedInName(moodle.group(1).strip(), moodle.group(2), moodle.group(3));
        }
        Matcher canvas = CANVAS.matcher(name);
        if (canvas.matches()) {
            // Handed in anew, Canvas calls it EchoClient-1.java.
            String file = canvas.group(3).replaceFirst("-\\d+(\\.[^.]+)$", "$1");
            return new HandedInName(canvas.group(1), canvas.group(2), file);
        }
        Matcher blackboard = BLACKBOARD.matcher(name);
        if (blackboard.matches()) {
            String file = Optional.ofNullable(blackboard.group(2)).orElse("");
            return new HandedInName(blackboard.group(1), "", file);
        }
        return new HandedInName(withoutEnding(name), "", name);
    }

    static boolean isArchive(String name) {
        return ENDINGS.subList(0, ENDINGS.size() - 1).stream().anyMatch(endsWith(name));
    }

    static String withoutEnding(String name) {
        return ENDINGS.stream()
                .filter(endsWith(name))
                .findFirst()
                .map(it -> name.substring(0, name.length() - it.length()))
                .orElse(name);
    }

    private static Predicate<String> endsWith(String name) {
        return ending ->
                name.length() > ending.length()
                        && name.regionMatches(
                                true, name.length() - ending.length(), ending, 0, ending.length());
    }
}
