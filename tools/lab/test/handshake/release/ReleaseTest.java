package handshake.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.viewer.program.Cast;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What students get: all they need, and nothing that is not for them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ReleaseTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String STARTER = "package x; // TODO 1: 写\n";

    @TempDir private static Path temp;
    private static Path release;
    private static Course course;

    @BeforeAll
    static void release() throws IOException {
        course = Course.in(ROOT);
        release = temp.resolve("学生 的 course");
        new Release(course, false).write(release, ReleaseTest::starter);
    }

    private static SortedMap<String, String> starter(Lesson lesson) {
        return new TreeMap<>(java.util.Map.of("src/" + lesson.packageName() + "/X.java", STARTER));
    }

    @Test
    void there_is_no_solution_and_no_known_program_in_it() throws IOException {
        for (String name : List.of("solutions", "slides", "tests/kit", "tests/pages", ".git")) {
            assertFalse(Files.exists(release.resolve(name)), name);
        }
        for (Path file : files(release)) {
            boolean isLessons = file.startsWith(release.resolve("lessons"));
            assertTrue(
                    !isLessons
                            || !file.toString().endsWith(".java")
                            || Files.readString(file).equals(STARTER),
                    () -> "not the starter: " + file);
        }
    }

    @Test
    void every_lesson_has_its_starter_to_edit_and_to_go_back_to() throws IOException {
        for (Lesson lesson : Course.in(release).lessons()) {
            assertEquals(starter(lesson), GivenStarter.of(lesson).orElseThrow());
            Path edited = lesson.folder().resolve("src/" + lesson.packageName() + "/X.java");
            assertEquals(STARTER, Files.readString(edited));
        }
        assertEquals(course.lessons().size(), Course.in(release).lessons().size());
    }

    @Test
    void whoever_a_student_speaks_with_is_there() throws IOException {
        Course students = Course.in(release);
        for (Lesson lesson : students.lessons()) {
            Path file = lesson.authors(Cast.FILE);
            assertEquals(
                    Files.exists(
                            ROOT.resolve("solutions").resolve(lesson.name()).resolve(Cast.FILE)),
                    Files.exists(file));
            if (Files.exists(file)) {
                for (Cast.Role role : Cast.read(file).roles()) {
                    Lesson partner = students.lesson(role.lesson()).orElse(lesson);
                    boolean isNeeded = role.lesson() != 0;
                    assertTrue(!isNeeded || Files.exists(Partners.jar(partner.given())));
                }
            }
            assertTrue(Files.exists(lesson.authors("pom.xml")), "the lesson's libraries");
        }
    }

    @Test
    void the_modules_of_the_build_are_those_that_are_there() throws IOException {
        var modules =
                Pattern.compile("<module>(.+)</module>")
                        .matcher(Files.readString(release.resolve("pom.xml")));
        int count = 0;
        for (; modules.find(); count++) {
            assertTrue(Files.exists(release.resolve(modules.group(1)).resolve("pom.xml")));
        }
        assertTrue(count > course.lessons().size() + 5, "modules: " + count);
    }

    @Test
    void the_README_is_for_students() throws IOException {
        for (String name : List.of("README.md", "README.zh-CN.md")) {
            String whole = Files.readString(ROOT.resolve(name));
            String text = Files.readString(release.resolve(name));
            long chapters = text.lines().filter(it -> it.startsWith("## ")).count();
            assertEquals(StudentsText.KEPT.size() / 2, chapters, name);
            assertTrue(text.length() < whole.length() * 3 / 4);
            assertFalse(text.contains("`lab class"), text);
            assertTrue(text.contains("`lab grade"), text);
        }
    }

    @Test
    void a_program_stays_one_in_the_zip_and_two_zips_are_the_same() throws IOException {
        Path first = temp.resolve("课程 1.zip");
        Path second = temp.resolve("课程 2.zip");
        new Release(course, false).writeZip(first, ReleaseTest::starter);
        new Release(course, false).writeZip(second, ReleaseTest::starter);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        try (ZipFile zip = ZipFile.builder().setPath(first).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                assertTrue(entry.getName().startsWith("handshake/"), entry.getName());
                int mode = entry.getName().equals("handshake/lab") ? 0755 : 0644;
                assertEquals(mode, entry.getUnixMode() & 0777, entry.getName());
            }
        }
        assertTrue(Files.isExecutable(release.resolve("lab")));
    }

    @Test
    void with_solutions_it_is_all_of_it() throws IOException {
        Path whole = temp.resolve("whole");
        new Release(course, true).write(whole, ReleaseTest::starter);
        for (String name : List.of("solutions", "slides", "tests/kit/programs", "tests/pages")) {
            assertTrue(Files.isDirectory(whole.resolve(name)), name);
        }
        assertEquals(
                Files.readString(ROOT.resolve("pom.xml")),
                Files.readString(whole.resolve("pom.xml")));
        assertEquals(List.of(), leftovers(whole));
    }

    private static List<Path> leftovers(Path folder) throws IOException {
        return files(folder).stream()
                .filter(it ->
                        it.toString().contains("/target/") || it.toString().endsWith(".class"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }
}
