package handshake.course;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A fence marked `solutions/03:EchoServer#echo` equals that method; one of the lesson's own
/// solution stands in a hint only.
final class FencesRule implements LessonRule {
    private static final Pattern METHOD =
            Pattern.compile(".*\\bsolutions/(\\d\\d):(\\w+)#(\\w+).*");

    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        var defects = new ArrayList<Defect>();
        for (Readme text : List.of(Readme.english(lesson), Readme.chinese(lesson))) {
            for (Readme.Fence fence : text.fences()) {
                Matcher named = METHOD.matcher(fence.info());
                if (named.matches()) {
                    check(lesson, text, fence, named).ifPresent(defects::add);
                }
            }
        }
        return defects;
    }

    private static Optional<Defect> check(
            Lesson lesson, Readme text, Readme.Fence fence, Matcher named) throws IOException {
        int number = Integer.parseInt(named.group(1));
        Optional<Lesson> other = Course.in(lesson.root()).lesson(number);
        if (other.isEmpty()) {
            return Optional.of(new Defect(text.where(), "no lesson " + number + " for a fence"));
        }
        var method =
                Trees.method(Sources.in(other.get().solution()), named.group(2), named.group(3));
        if (method.isEmpty()) {
            return Optional.of(new Defect(text.where(), "no such method: " + fence.info()));
        }
        if (!Trees.unindented(fence.content()).equals(Trees.unindented(method.get().text()))) {
            return Optional.of(new Defect(text.where(), "the fence differs from " + fence.info()));
        }
        if (number == lesson.number() && !text.isInHint(fence.start())) {
            return Optional.of(
                    new Defect(text.where(), "gives its solution away: " + fence.info()));
        }
        return Optional.empty();
    }
}
