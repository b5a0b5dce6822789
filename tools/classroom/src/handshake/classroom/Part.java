package handshake.classroom;

import handshake.grader.AtomicFile;
import handshake.grader.Lesson;
import handshake.grader.Sha256;
import handshake.grader.Sources;
import handshake.support.Text;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/// What a part of a class says of itself, in `part.json`: enough to tell whether it belongs to the
/// others, and whether any is missing. It is written last: a part without it is not done.
///
/// @param version that of this format
/// @param number which part it is, from 1
/// @param count how many there are
/// @param seed the seed everybody was graded with
/// @param language `en` or `zh`
/// @param lessons by number
/// @param tests a hash of the tests
/// @param everybody the whole class, in order: the names of their files
public record Part(
        int version,
        int number,
        int count,
        long seed,
        String language,
        List<Integer> lessons,
        String tests,
        List<String> everybody) {
    private static final int VERSION = 1;
    private static final String FILE = "part.json";

    /// Describes a part.
    ///
    /// @param everybody the submissions of the whole class
    /// @throws IOException if the tests cannot be read
    public static Part of(
            Shard shard,
            List<Submission> everybody,
            List<Lesson> lessons,
            long seed,
            Function<Text, String> language)
            throws IOException {
        return new Part(
                VERSION,
                shard.number(),
                shard.count(),
                seed,
                language.apply(new Text("en", "zh")),
                lessons.stream().map(Lesson::number).toList(),
                hash(lessons),
                everybody.stream().map(Submission::slug).toList());
    }

    /// Writes it into the part's folder.
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), ResultFiles.json(this));
    }

    /// Makes the folder that of no part, until it is done.
    public static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /// Reads what a part says of itself.
    ///
    /// @throws Refused if the folder is none, or its grading has not ended
    static Part read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new Refused(
                    new Text(
                                    "%s is no part that has been graded to its end: run lab class"
                                            + " grade --shard there again.",
                                    "%s 不是已完成评分的部分：请重新运行 lab class grade --shard。")
                            .formatted(folder));
        }
        try {
            return ResultFiles.JSON.readValue(Files.readString(file), Part.class);
        } catch (JacksonException _) {
            throw new Refused(
                    new Text("%s is damaged: grade that part again.", "%s 已损坏：请重新评分该部分。")
                            .formatted(file));
        }
    }

    private static String hash(List<Lesson> lessons) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Lesson lesson : lessons) {
            for (Path test : Sources.in(lesson.tests())) {
                digest.update(Files.readAllBytes(test));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
