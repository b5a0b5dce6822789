package handshake.slides;

import handshake.lab.Language;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the links of the course's Markdown lead among its pages.
final class Links {
    private static final Pattern LESSON =
            Pattern.compile(
                    "(?:\\.\\./)*(?:lessons/)?(\\d\\d-[a-z0-9-]+)/README(?:\\.zh-CN)?\\.md(#.*)?");
    private static final Pattern DECK =
            Pattern.compile("(?:(?:\\.\\./)*slides/)?(\\d\\d-[a-z0-9-]+?)(?:\\.zh-CN)?\\.md(#.*)?");
    private static final Pattern TEACHING =
            Pattern.compile("(?:(?:\\.\\./)*slides/)?TEACHING(?:\\.zh-CN)?\\.md(#.*)?");
    private static final Pattern PLATFORMS =
            Pattern.compile("(?:\\.\\./)*tools/platforms/README(?:\\.zh-CN)?\\.md(#.*)?");
    private static final Pattern TEXT =
            Pattern.compile("(?:\\.\\./)*(?:lessons/)?([A-Z]+)(?:\\.zh-CN)?\\.md(#.*)?");
    private static final Pattern CAPTURE = Pattern.compile(".*captures/([a-z0-9-]+)\\.pcapng");

    private Links() {}

    /// For a page one folder below the root, in this language. What is no page of the course, an
    /// address of the web for example, stays as it is.
    static UnaryOperator<String> from(Language language) {
        String ending = language.fileSuffix() + ".html";
        return target -> {
            Matcher lesson = LESSON.matcher(target);
            if (lesson.matches()) {
                return "../lessons/" + lesson.group(1) + ending + orEmpty(lesson.group(2));
            }
            Matcher deck = DECK.matcher(target);
            if (deck.matches()) {
                return "../slides/" + deck.group(1) + ending + orEmpty(deck.group(2));
            }
            Matcher teaching = TEACHING.matcher(target);
            if (teaching.matches()) {
                return "../teachers/TEACHING" + ending + orEmpty(teaching.group(1));
            }
            Matcher platforms = PLATFORMS.matcher(target);
            if (platforms.matches()) {
                return "../teachers/PLATFORMS" + ending + orEmpty(platforms.group(1));
            }
            Matcher text = TEXT.matcher(target);
            if (text.matches()) {
                return "../lessons/" + text.group(1) + ending + orEmpty(text.group(2));
            }
            Matcher capture = CAPTURE.matcher(target);
            return capture.matches() ? "../captures/" + capture.group(1) + ending : target;
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
