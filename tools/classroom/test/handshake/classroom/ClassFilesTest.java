package handshake.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Csv;
import handshake.grader.JsonReport;
import handshake.grader.Lesson;
import handshake.support.Text;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ClassFilesTest {
    private static final String NASTY = "=HYPERLINK(\"http://x\")<script>alert(1)</script>'\u0007";

    @TempDir private Path temp;

    @Test
    void a_cell_that_a_spreadsheet_would_run_becomes_text() {
        for (String formula : List.of("=1+1", "+1", "-1", "@A1", " =1", "\t=1", "＝1", "\r=1")) {
            assertTrue(Csv.cell(formula).startsWith("\"'"), formula);
        }
        assertEquals("张三", Csv.cell("张三"));
        assertEquals("\"a,b\"", Csv.cell("a,b"));
        assertEquals("\"a\"\"b\"", Csv.cell("a\"b"));
        assertEquals("a b", Csv.cell("a\nb"));
    }

    @Test
    void nothing_a_student_wrote_becomes_markup() throws IOException {
        Student student = student(NASTY, 2, "single-read");
        String page = new StudentPage(Text::en).of(student, List.of(lesson()));
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("\u0007"), page);
        assertTrue(page.contains("&lt;script&gt;"), page);
        String classPage = Files.readString(write(student));
        assertFalse(classPage.contains("<script"), classPage);
    }

    @Test
    void the_table_has_a_row_a_student_and_a_column_a_step() throws IOException {
        write(student("张三", 2, ""), student("Zoë", 1, "single-read"));
        List<String> lines = Files.readAllLines(temp.resolve("class.csv"));
        assertEquals("\ufeffstudent,id,points,max points,lesson 1,1.1,notes", lines.getFirst());
        assertEquals("张三,7,2,2,2,2,", lines.get(1));
        assertEquals("Zoë,7,1,2,1,1,", lines.get(2));
    }

    @Test
    void a_mistake_is_counted_once_a_student_and_links_to_where_it_is_treated() throws IOException {
        String page =
                Files.readString(
                        write(student("a", 1, "single-read"), student("b", 1, "single-read")));
        assertTrue(page.contains("<td class=n>2</td><td class=n>4</td>"), page);
        assertTrue(page.contains("lessons/01-connect/README.md\">lesson 1, step 1"), page);
    }

    @Test
    void the_page_leads_to_the_teachers_guide_where_the_course_has_one() throws IOException {
        assertFalse(Files.readString(write(student("a", 1, "single-read"))).contains("TEACHING"));
        Files.writeString(Files.createDirectory(temp.resolve("slides")).resolve("TEACHING.md"), "");
        String page = Files.readString(write(student("a", 1, "single-read")));
        assertTrue(page.contains("<a href=\"slides/TEACHING.md\">"), page);
    }

    private Path write(Student... students) throws IOException {
        var result = new ClassResult(new TreeMap<>(), List.of(lesson()), 1);
        for (Student student : students) {
            result.add(student);
        }
        return ClassFiles.write(temp, result, Text::en);
    }

    private Lesson lesson() {
        return new Lesson(1, "01-connect", temp);
    }

    private static Student student(String name, int points, String mistake) {
        String status = mistake.isEmpty() ? "passed" : "failed";
        var test =
                new JsonReport.Test(
                        "T#t",
                        name,
                        1,
                        points - 1,
                        2,
                        status,
                        name,
                        mistake,
                        name,
                        name,
                        List.of(name),
                        List.of(),
                        name,
                        5);
        var report =
                new JsonReport.Lesson(
                        1,
                        1,
                        name,
                        points,
                        2,
                        1,
                        9,
                        List.of(new JsonReport.Step(1, "Connect", points, 2)),
                        List.of(test),
                        List.of());
        var submission = new Submission(name, "7", "s" + name.hashCode(), List.of());
        return Student.of(submission, "", List.of(new Graded("k", "", List.of(), report)));
    }
}
