package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StarterTest {
    private static final String WRITTEN =
            "package lesson01;\nfinal class EchoClient { void connect() {} void send() {} }\n";
    private static final String HALF_WRITTEN =
            GitCourse.STARTER.replace(
                    "throw new UnsupportedOperationException(\"TODO 1: connect\");", "");

    @TempDir private Path temp;
    private final Spoken spoken = new Spoken();
    private final String rootBefore = System.getProperty("handshake.root");
    private Path root;
    private GitCourse course;

    @BeforeEach
    void make_a_course() throws IOException {
        root = Files.createDirectories(temp.resolve("a student's course"));
        System.setProperty("handshake.root", root.toString());
        course = new GitCourse(root);
    }

    @AfterEach
    void restore() {
        if (rootBefore == null) {
            System.clearProperty("handshake.root");
        } else {
            System.setProperty("handshake.root", rootBefore);
        }
    }

    @Test
    void the_starter_is_back_and_what_was_there_is_kept() throws Exception {
        course.commit("the course");
        Files.writeString(course.source(), WRITTEN);
        putBack();
        assertEquals(GitCourse.STARTER, Files.readString(course.source()));
        assertEquals(WRITTEN, Files.readString(backup().resolve("src/lesson01/EchoClient.java")));
    }

    @Test
    void it_is_back_although_the_student_committed_over_it() throws Exception {
        course.commit("the course");
        Files.writeString(course.source(), HALF_WRITTEN);
        course.commit("step 1");
        Files.writeString(course.source(), WRITTEN);
        course.commit("done");
        putBack();
        assertEquals(GitCourse.STARTER, Files.readString(course.source()));
        assertEquals(WRITTEN, Files.readString(backup().resolve("src/lesson01/EchoClient.java")));
    }

    @Test
    void the_newest_starter_counts() throws Exception {
        course.commit("the course");
        String improved = GitCourse.STARTER.replace("TODO 1: connect", "TODO 1: connect to it");
        Files.writeString(course.source(), improved);
        course.commit("the course, improved");
        Files.writeString(course.source(), WRITTEN);
        putBack();
        assertEquals(improved, Files.readString(course.source()));
    }

    @Test
    void a_file_that_is_not_the_starters_is_gone_and_kept() throws Exception {
        course.commit("the course");
        Path helper = course.write("src/lesson01/Helper.java", "class Helper {}");
        putBack();
        assertFalse(Files.exists(helper));
        assertEquals(
                "class Helper {}", Files.readString(backup().resolve("src/lesson01/Helper.java")));
        assertEquals(
                GitCourse.STARTER,
                Files.readString(backup().resolve("src/lesson01/EchoClient.java")));
    }

    @Test
    void a_file_that_was_deleted_is_back() throws Exception {
        course.commit("the course");
        Files.delete(course.source());
        putBack();
        assertEquals(GitCourse.STARTER, Files.readString(course.source()));
    }

    @Test
    void no_backup_overwrites_another() throws Exception {
        course.commit("the course");
        for (int i = 0; i < 3; i++) {
            Files.writeString(course.source(), WRITTEN + "// " + i);
            putBack();
        }
        try (var backups = Files.list(root.resolve(".lab/backups/01-connect"))) {
            assertEquals(3, backups.count());
        }
    }

    @Test
    void it_says_where_the_old_files_are() throws Exception {
        course.commit("the course");
        putBack();
        assertTrue(
                spoken.text()
                        .startsWith("Lesson 1 is as it was in the beginning. Your files are in "),
                spoken.text());
        assertTrue(spoken.text().contains(".lab/backups/01-connect/"), spoken.text());
    }

    @Test
    void a_course_inside_a_larger_repository_is_put_back_as_well() throws Exception {
        course.commit(temp, "all my courses");
        Files.writeString(course.source(), WRITTEN);
        putBack();
        assertEquals(GitCourse.STARTER, Files.readString(course.source()));
    }

    @Test
    void without_a_history_nothing_is_touched_and_a_sentence_says_why() throws Exception {
        Files.writeString(course.source(), WRITTEN);
        var cannot = assertThrows(Cannot.class, this::putBack);
        assertEquals(
                "The starters come from the course's git history, and this folder has none.",
                cannot.text().en());
        assertEquals("起始代码来自课程的 git 历史，而这个文件夹没有。", cannot.text().zh());
        assertEquals(WRITTEN, Files.readString(course.source()));
    }

    @Test
    void a_history_that_never_had_the_starter_leaves_all_as_it_is() throws Exception {
        Files.writeString(course.source(), HALF_WRITTEN);
        course.commit("a history that begins too late");
        var cannot = assertThrows(Cannot.class, this::putBack);
        assertEquals("The starter of lesson 1 is not in the course's history.", cannot.text().en());
        assertEquals(HALF_WRITTEN, Files.readString(course.source()));
    }

    private void putBack() throws IOException {
        new Starter(course.lesson()).putBack(spoken.plain(Language.EN));
    }

    private Path backup() throws IOException {
        try (var backups = Files.list(root.resolve(".lab/backups/01-connect"))) {
            List<Path> all = backups.toList();
            assertEquals(1, all.size(), all::toString);
            return all.getFirst();
        }
    }
}
