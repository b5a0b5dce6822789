package handshake.course;

import handshake.grader.Lesson;
import handshake.grader.Sources;
import handshake.grader.TestSources;
import handshake.worker.TestInfo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The steps of the tests are the steps of both texts, from 1 without a gap; a solution holds no
/// TODO.
final class StepsRule implements LessonRule {
    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        var defects = new ArrayList<Defect>();
        List<Integer> tested =
                TestSources.tests(lesson).stream().map(TestInfo::step).distinct().sorted().toList();
        List<Integer> gapless = IntStream.rangeClosed(1, tested.size()).boxed().toList();
        if (!tested.equals(gapless)) {
            defects.add(new Defect("tests/" + lesson.name(), "the tests' steps are " + tested));
        }
        for (Readme text : List.of(Readme.english(lesson), Readme.chinese(lesson))) {
            if (!text.isMissing() && !text.steps().equals(tested)) {
                String steps = "has headings for steps %s, the tests grade %s";
                defects.add(new Defect(text.where(), steps.formatted(text.steps(), tested)));
            }
        }
        for (Path file : Sources.in(lesson.solution())) {
            if (Files.readString(file).contains("TODO")) {
                defects.add(
                        new Defect(
                                "solutions/" + lesson.name(),
                                file.getFileName() + " holds a TODO"));
            }
        }
        return defects;
    }
}
