package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.classroom.ClassFiles;
import handshake.classroom.ClassGrader;
import handshake.classroom.ClassResult;
import handshake.classroom.Content;
import handshake.classroom.Inbox;
import handshake.classroom.ResultFiles;
import handshake.classroom.Submission;
import handshake.course.KnownProgram;
import handshake.grader.Course;
import handshake.grader.Isolation;
import handshake.grader.Lesson;
import handshake.grader.WorkerSetup;
import handshake.support.Text;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A class is graded as its submissions deserve, again with the same result, and whatever happens
/// in between.
@Timeout(300)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ClassGradeTest {
    private static final int JOBS = 2;

    @TempDir private Path temp;
    private Path inbox;
    private List<Lesson> lessons;

    @BeforeEach
    void hand_in() throws IOException {
        Course course = Kit.course();
        lessons = List.of(course.lesson(1).orElseThrow(), course.lesson(4).orElseThrow());
        inbox = Files.createDirectory(temp.resolve("inbox"));
        for (Lesson lesson : lessons) {
            Inboxes.hand(
                    inbox, "张三_1_assignsubmission_file_", lesson, lesson.solution().resolve("src"));
            Inboxes.hand(inbox, "Zoë", lesson, KnownProgram.wrong(lesson).getFirst().folder());
            Inboxes.hand(inbox, "starter", lesson, lesson.folder().resolve("src"));
        }
        Inboxes.hand(
                inbox, "only four", lessons.getLast(), lessons.getLast().solution().resolve("src"));
        Files.writeString(inbox.resolve("what.rar"), "Rar!");
    }

    @Test
    void everybody_gets_what_is_due() throws Exception {
        grade("out", new ArrayList<>());
        List<String> lines = Files.readAllLines(temp.resolve("out/class.csv"));
        var points = new TreeMap<String, String>();
        lines.forEach(line -> points.put(line.split(",")[0], line.split(",")[2]));
        assertEquals("40", points.get("张三"), lines::toString);
        assertEquals("0", points.get("starter"));
        assertEquals("20", points.get("only four"));
        assertEquals("0", points.get("what.rar"));
        assertTrue(Integer.parseInt(points.get("Zoë")) < 40, lines::toString);
        assertTrue(lines.toString().contains("what.rar is neither"), lines::toString);
        assertTrue(Files.exists(temp.resolve("out/students/张三-1.html")));
    }

    @Test
    void the_lessons_are_those_that_anybody_has_handed_in() throws Exception {
        List<Submission> submissions = Inbox.in(inbox, temp);
        List<Lesson> found = Content.lessons(submissions, Kit.course().lessons());
        assertEquals(List.of(1, 4), found.stream().map(Lesson::number).toList());
    }

    @Test
    void what_is_graded_is_not_graded_again_and_a_change_is() throws Exception {
        var graded = new ArrayList<String>();
        grade("out", graded);
        assertEquals(4, graded.size(), graded::toString);
        graded.clear();
        grade("out", graded);
        assertEquals(List.of(), graded);
        Path changed = inbox.resolve("Zoë/01-connect/EchoClient.java");
        Files.writeString(changed, Files.readString(changed) + "// better\n");
        grade("out", graded);
        assertEquals(List.of("Zoë"), graded);
    }

    @Test
    void stopped_in_the_middle_and_started_again_it_ends_as_if_unbroken() throws Exception {
        grade("unbroken", new ArrayList<>());
        assertThrows(
                IOException.class,
                () ->
                        grader("out")
                                .grade(
                                        Inbox.in(inbox, temp),
                                        1,
                                        (_, _) -> {
                                            throw new IllegalStateException("stopped");
                                        }));
        assertTrue(Files.notExists(temp.resolve("out/class.csv")));
        var graded = new ArrayList<String>();
        grade("out", graded);
        assertTrue(graded.size() < 4, graded::toString);
        assertEquals(Untimed.files(temp.resolve("unbroken")), Untimed.files(temp.resolve("out")));
    }

    private void grade(String out, List<String> gradedNow) throws Exception {
        ClassResult result =
                grader(out)
                        .grade(
                                Inbox.in(inbox, temp),
                                JOBS,
                                (student, now) -> {
                                    if (now) {
                                        gradedNow.add(student.student());
                                    }
                                });
        ClassFiles.write(temp.resolve(out), result, Text::en);
    }

    private ClassGrader grader(String out) throws IOException {
        var setup =
                new WorkerSetup(Kit.root().resolve("tools/worker/target/lib"), Isolation.detect());
        return new ClassGrader(setup, lessons, 1, Text::en, new ResultFiles(temp.resolve(out)));
    }
}
