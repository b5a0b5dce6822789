package handshake.classroom;

import handshake.grader.Lesson;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/// Looks into submissions before they are graded.
public final class Content {
    private Content() {}

    /// Those of `lessons` that at least one submission has code for, by number.
    ///
    /// @throws IOException if the disk cannot be read
    public static List<Lesson> lessons(List<Submission> submissions, List<Lesson> lessons)
            throws IOException {
        var numbers = new TreeSet<Integer>();
        for (Submission submission : submissions) {
            try {
                SortedMap<String, byte[]> files = Reading.files(submission);
                for (Lesson lesson : lessons) {
                    if (!numbers.contains(lesson.number())
                            && Layout.find(files, lesson).isPresent()) {
                        numbers.add(lesson.number());
                    }
                }
            } catch (Refused _) {
                // The report will say why.
            }
        }
        return lessons.stream().filter(it -> numbers.contains(it.number())).toList();
    }
}
