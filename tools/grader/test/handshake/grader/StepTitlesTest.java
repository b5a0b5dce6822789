package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.support.Text;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StepTitlesTest {
    @TempDir private Path root;
    private Lesson lesson;

    @BeforeEach
    void name_a_lesson() {
        lesson = new Lesson(1, "01-add", root);
    }

    @Test
    void a_step_is_called_what_both_texts_call_it() throws IOException {
        english("# Lesson 1\n\n## Goal\n\n## Step 1: Add\n\ntext\n\n## Step 2: Add more\n");
        chinese("# 第 1 课\n\n## 第 1 步：相加\n\n## 第 2 步：再加\n");
        assertEquals(
                Map.of(1, new Text("Add", "相加"), 2, new Text("Add more", "再加")),
                StepTitles.of(lesson));
    }

    @Test
    void a_step_the_Chinese_text_lacks_keeps_its_English_title() throws IOException {
        english("## Step 1: Add\n");
        assertEquals(Map.of(1, Text.same("Add")), StepTitles.of(lesson));
    }

    @Test
    void line_ends_may_be_those_of_Windows() throws IOException {
        english("## Step 1: Add\r\n\r\ntext\r\n");
        chinese("## 第1步：相加\r\n");
        assertEquals(Map.of(1, new Text("Add", "相加")), StepTitles.of(lesson));
    }

    @Test
    void only_headings_of_the_second_level_are_steps() throws IOException {
        english("# Step 1: no\n### Step 2: no\n## Steps\nsee ## Step 3: no\n## Step 10: yes\n");
        assertEquals(Map.of(10, Text.same("yes")), StepTitles.of(lesson));
    }

    @Test
    void a_lesson_without_a_text_has_no_titles() throws IOException {
        assertEquals(Map.of(), StepTitles.of(lesson));
    }

    private void english(String text) throws IOException {
        TinyCourse.write(lesson.folder().resolve("README.md"), text);
    }

    private void chinese(String text) throws IOException {
        TinyCourse.write(lesson.folder().resolve("README.zh-CN.md"), text);
    }
}
