package handshake.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class InboxTest {
    @TempDir private Path inbox;

    @Test
    void a_folder_of_Moodles_tells_name_and_number() throws IOException {
        Files.createDirectory(inbox.resolve("张三_12345_assignsubmission_file_"));
        Submission only = only();
        assertEquals("张三", only.student());
        assertEquals("12345", only.id());
        assertEquals("张三-12345", only.slug());
    }

    @Test
    void loose_files_of_Canvas_belong_to_one_student() throws IOException {
        Handing.file(inbox.resolve("doejane_LATE_11_22_EchoClient-1.java"), Handing.CLIENT);
        Handing.file(inbox.resolve("doejane_LATE_11_23_Frames.java"), "package lesson04;");
        Submission only = only();
        assertEquals("doejane", only.student());
        assertEquals(2, only.sources().size());
        assertEquals(
                List.of("EchoClient.java", "Frames.java"),
                List.copyOf(Reading.files(only).keySet()));
    }

    @Test
    void an_archive_of_Blackboards_tells_the_name() throws IOException {
        Files.createFile(inbox.resolve("Lab 1_jdoe_attempt_2026-09-01-10-30-00_lab1.zip"));
        assertEquals("jdoe", only().student());
    }

    @Test
    void the_ending_of_an_archive_is_no_part_of_the_name() throws IOException {
        for (String name : List.of("李四.tar.gz", "李四.ZIP", "李四.bundle", "李四")) {
            Path path = Files.createFile(inbox.resolve(name));
            assertEquals("李四", only().student(), name);
            Files.delete(path);
        }
    }

    @Test
    void what_no_student_handed_in_is_passed_over() throws IOException {
        for (String name : List.of("__MACOSX", ".DS_Store", "results")) {
            Files.createDirectory(inbox.resolve(name));
        }
        assertEquals(List.of(), Inbox.in(inbox, inbox.resolve("results")));
    }

    @Test
    void no_two_students_share_a_page_whatever_their_names() throws IOException {
        for (String name : List.of("a b", "a-b", "A-B", "con", "index", "-...", "=1+1")) {
            Files.createDirectory(inbox.resolve(name));
        }
        var slugs = new HashSet<String>();
        for (Submission submission : Inbox.in(inbox, inbox.resolve("out"))) {
            String slug = submission.slug();
            assertTrue(slugs.add(slug.toLowerCase()), slug);
            assertTrue(slug.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*"), slug);
            assertTrue(!slug.matches("(?i)con|index"), slug);
        }
        assertEquals(7, slugs.size());
    }

    private Submission only() throws IOException {
        List<Submission> all = Inbox.in(inbox, inbox.resolve("out"));
        assertEquals(1, all.size(), all::toString);
        return all.getFirst();
    }
}
