package handshake.lab;

import handshake.quiz.Answer;
import handshake.quiz.Conversed;
import handshake.quiz.Question;
import handshake.support.Text;
import handshake.wire.analysis.Judgement;
import handshake.wire.ladder.SegmentLadder;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Asks questions one after the other, and says of each answer whether it is right, and why.
final class QuizSession {
    private static final int MOST_FRAMES = 12;
    private static final String INDENT = "     ";

    private final Conversed talk;
    private final List<Question> questions;
    private final Screen screen;
    private final SegmentLadder ladder;
    private volatile int asked;
    private volatile int right;

    QuizSession(Conversed talk, List<Question> questions, Screen screen) {
        this.talk = talk;
        this.questions = questions;
        this.screen = screen;
        ladder =
                new SegmentLadder(
                        talk.segments().getFirst().segment().timeNanos(),
                        Locale.of(screen.language().code()));
    }

    /// How many have been answered so far, or skipped.
    int asked() {
        return asked;
    }

    int right() {
        return right;
    }

    /// Asks until the last question, or until the answers end, or `q` is one.
    ///
    /// @throws IOException if the answers cannot be read
    void run(BufferedReader answers) throws IOException {
        screen.line(
                screen.dim(
                        screen.say(
                                "Enter skips a question, ? gives a hint, q ends.",
                                "回车跳过，? 看提示，q 结束。")));
        for (Question question : questions) {
            screen.line("");
            print(question, asked + 1);
            Optional<String> said = answer(question, answers);
            if (said.isEmpty()) {
                return;
            }
            asked++;
            judge(question, said.get());
        }
    }

    /// The question as it is asked, with its options.
    void print(Question question, int number) {
        screen.line(
                screen.bold("%d/%d  ".formatted(number, questions.size()))
                        + screen.language().of(question.words()));
        if (question.answer() instanceof Answer.Choice choice) {
            for (int i = 0; i < choice.options().size(); i++) {
                String option = screen.language().of(choice.options().get(i));
                screen.line("%s%c) %s".formatted(INDENT, 'a' + i, option));
            }
        }
    }

    /// What is said to a question, empty for one that is skipped; nothing if that is all.
    private Optional<String> answer(Question question, BufferedReader answers) throws IOException {
        while (true) {
            screen.out().print("> ");
            screen.out().flush();
            String said = answers.readLine();
            if (said == null || said.strip().equalsIgnoreCase("q")) {
                screen.line("");
                return Optional.empty();
            }
            if (said.strip().equals("?") || said.strip().equals("？")) {
                screen.line(INDENT + screen.language().of(question.hint()));
            } else if (said.isBlank()) {
                return Optional.of("");
            } else {
                Optional<Text> complaint = question.answer().complaint(said);
                if (complaint.isEmpty()) {
                    return Optional.of(said);
                }
                screen.line(INDENT + screen.language().of(complaint.get()));
            }
        }
    }

    /// Says whether an answer is right and, if it is not, what is, and by which segments one sees
    /// it.
    void judge(Question question, String said) {
        String shown = screen.language().of(question.answer().shown());
        if (!said.isBlank() && question.answer().isGivenBy(said)) {
            right++;
            screen.line(screen.green("  ✓  ") + shown + frames(question));
            return;
        }
        screen.line(
                said.isBlank()
                        ? screen.yellow("  –  ") + screen.say("It is ", "答案是 ") + shown
                        : screen.red("  ✗  ") + screen.say("No. It is ", "不对。答案是 ") + shown);
        if (!said.isBlank()) {
            question.confusion(said)
                    .ifPresent(it -> screen.line(INDENT + screen.language().of(it)));
        }
        screen.language().of(question.why()).lines().forEach(it -> screen.line(INDENT + it));
        segments(question).forEach(screen::line);
    }

    private String frames(Question question) {
        List<Integer> frames = question.frames();
        if (frames.isEmpty()) {
            return "";
        }
        String list =
                String.join(", ", frames.stream().limit(MOST_FRAMES).map(String::valueOf).toList());
        return screen.dim(screen.say("   see frame ", "   见第 ") + list + screen.say("", " 帧"));
    }

    /// The segments that show the answer, as a ladder; a line of dots where some are left out.
    private List<String> segments(Question question) {
        var lines = new ArrayList<String>();
        if (question.frames().isEmpty()) {
            return lines;
        }
        lines.add(ladder.head(talk.conversation()).getLast());
        List<Integer> frames = question.frames().stream().limit(MOST_FRAMES).toList();
        boolean gap = false;
        for (Judgement it : talk.segments()) {
            if (frames.contains(it.segment().frameNumber())) {
                if (gap && lines.size() > 1) {
                    lines.add(" ".repeat(18) + "┊");
                }
                lines.addAll(ladder.draw(it));
                gap = false;
            } else {
                gap = true;
            }
        }
        return lines;
    }
}
