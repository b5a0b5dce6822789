package handshake.course;

import handshake.grader.Lesson;
import handshake.grader.TestSources;
import handshake.worker.TestInfo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A lesson's tests are worth 20 points together; each has a step, points, and a Chinese name.
final class PointsRule implements LessonRule {
    private static final int POINTS = 20;

    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        List<TestInfo> tests = TestSources.tests(lesson);
        var defects = new ArrayList<Defect>();
        int points = tests.stream().mapToInt(TestInfo::points).sum();
        if (points != POINTS) {
            defects.add(
                    new Defect(
                            "tests/" + lesson.name(),
                            "the tests are worth " + points + " points, not " + POINTS));
        }
        for (TestInfo test : tests) {
            if (test.step() < 1) {
                defects.add(new Defect(test.where(), "no @Step on its class"));
            }
            if (test.name().zh().equals(test.name().en())) {
                defects.add(new Defect(test.where(), "no @Zh name"));
            }
        }
        return defects;
    }
}
