package handshake.classroom;

import handshake.grader.AtomicFile;
import handshake.grader.JsonReport;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Writes a class's files: a page, a table, and the same for programs.
public final class ClassFiles {
    static final int VERSION = 1;

    private ClassFiles() {}

    record ClassJson(
            int version,
            long seed,
            List<Integer> lessons,
            List<ClassResult.Row> students,
            List<ClassResult.MistakeCount> mistakes) {}

    /// Writes `index.html`, `class.csv` and `class.json` into `folder`.
    ///
    /// @param language chooses the words of one language
    /// @return the page
    /// @throws IOException if one cannot be written
    public static Path write(Path folder, ClassResult result, Function<Text, String> language)
            throws IOException {
        AtomicFile.write(folder.resolve("class.csv"), ClassCsv.of(result));
        var json =
                new ClassJson(
                        VERSION,
                        result.seed(),
                        result.lessons().stream().map(it -> it.number()).toList(),
                        result.rows(),
                        result.mistakes());
        AtomicFile.write(folder.resolve("class.json"), ResultFiles.json(json));
        Path page = folder.resolve("index.html");
        AtomicFile.write(page, new ClassPage(language, folder).of(result));
        return page;
    }

    /// The page of one person's reports.
    ///
    /// @param name whose
    public static String page(String name, List<Report> reports, Function<Text, String> language) {
        List<Graded> graded =
                reports.stream()
                        .map(it -> new JsonReport(language).lesson(it))
                        .map(it -> new Graded("graded", "", List.of(), it))
                        .toList();
        var submission = new Submission(name, "", "", List.of());
        List<Lesson> lessons = reports.stream().map(Report::lesson).toList();
        return new StudentPage(language).of(Student.of(submission, "", graded), lessons);
    }
}
