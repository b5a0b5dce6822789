package handshake.lab;

import handshake.grader.Lesson;
import handshake.quiz.Conversed;
import handshake.quiz.Question;
import handshake.quiz.Quiz;
import handshake.wire.Side;
import handshake.wire.capture.CaptureException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/// `lab quiz`: questions on a capture, made from it, with answers computed from it.
@Command(
        name = "quiz",
        description = {
            "Questions on a capture: lab quiz 11, lab quiz 11 mine.pcapng.",
            "Numbers may be written as 12345, 12 345, 12,345, 1.5 ms; ? gives a hint, Enter skips,"
                    + " q ends."
        })
final class QuizCommand implements Callable<Integer> {
    private static final String CAPTURE = ".pcapng";
    private static final int FEWEST_QUESTIONS = 8;

    @Mixin private Lab lab;

    @Parameters(index = "0", paramLabel = "N", description = "The lesson's number.")
    private String number;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CAPTURE",
            description =
                    "A capture of yours, or the name of one that comes with the lesson. Default:"
                            + " one of those.")
    private String capture;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed, the same questions.")
    private Long seed;

    @Option(
            names = "--count",
            paramLabel = "K",
            description = "How many questions at most. Default: ${DEFAULT-VALUE}.",
            defaultValue = "12")
    private int count;

    @Option(names = "--list", description = "Only print the questions.")
    private boolean list;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Grade the answers in this file; --list --json prints one to fill in.")
    private Path answers;

    @Option(names = "--json", description = "With --list and --answers: write JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Lesson lesson = lab.lesson(Numbers.parse(number));
        QuizSheet.Filled filled = answers == null ? null : QuizSheet.read(answers);
        if (count < 1) {
            throw new Wrong("--count is 1 or more.", "--count 至少是 1。");
        }
        if (json && !list && filled == null) {
            throw new Wrong(
                    "--json goes with --list or --answers.", "--json 要和 --list 或 --answers 一起用。");
        }
        long chosen = chosenSeed(filled);
        int most = filled == null ? count : filled.most().orElse(count);
        Path file = file(lesson, chosen);
        Conversed talk = read(file);
        List<Question> questions = Quiz.of(talk, chosen, most);
        if (json) {
            return json(questions, filled, chosen, most);
        }
        Screen screen = lab.screen();
        head(screen, file, talk);
        var session = new QuizSession(talk, questions, screen);
        if (list) {
            for (int i = 0; i < questions.size(); i++) {
                session.print(questions.get(i), i + 1);
            }
            return 0;
        }
        if (filled != null) {
            grade(questions, filled.answers(), session, screen);
        } else {
            hold(lesson, questions, session, screen);
        }
        screen.line("");
        screen.line(
                screen.bold(
                        screen.say("%d of %d right.", "%d / %d 题正确。")
                                .formatted(session.right(), questions.size())));
        screen.line(
                screen.dim(
                        screen.say("The same questions again: ", "同样的题再做一遍：")
                                + "lab quiz %d %s --seed %d"
                                        .formatted(lesson.number(), Lab.shortened(file), chosen)));
        screen.line(
                screen.dim(
                        screen.say("Next, on segments of your own: ", "接下来，用你自己的报文段：")
                                + "lab run 6 --capture mine.pcapng, lab quiz %d mine.pcapng"
                                        .formatted(lesson.number())));
        return session.right() == questions.size() ? 0 : 1;
    }

    private long chosenSeed(QuizSheet.Filled filled) {
        if (seed != null) {
            return seed;
        }
        long random = ThreadLocalRandom.current().nextInt(1, GradeCommand.MAX_SEED);
        return filled == null ? random : filled.seed().orElse(random);
    }

    private Path file(Lesson lesson, long chosen) throws IOException {
        Path folder = lesson.folder().resolve("captures");
        if (capture == null) {
            return oneOf(lesson, folder, chosen);
        }
        Path given = Path.of(capture);
        Path recorded = folder.resolve(given.getFileName() + CAPTURE);
        return !Files.exists(given) && Files.exists(recorded) ? recorded : given;
    }

    /// One of the lesson's captures that has enough to ask about.
    private static Path oneOf(Lesson lesson, Path folder, long chosen) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                List<Path> captures =
                        files.filter(it -> it.toString().endsWith(CAPTURE)).sorted().toList();
                List<Path> rich = captures.stream().filter(QuizCommand::isRich).toList();
                if (!rich.isEmpty()) {
                    return rich.get(new SplittableRandom(chosen).nextInt(rich.size()));
                }
            }
        }
        throw new Wrong(
                "Lesson %d brings no captures: name one, as in \"lab quiz %d mine.pcapng\"."
                        .formatted(lesson.number(), lesson.number()),
                "第 %d 课没有自带抓包：请指定一个，例如 \"lab quiz %d mine.pcapng\"。"
                        .formatted(lesson.number(), lesson.number()));
    }

    private static boolean isRich(Path file) {
        try {
            return Conversed.read(file)
                    .filter(it -> Quiz.of(it, 1, Integer.MAX_VALUE).size() >= FEWEST_QUESTIONS)
                    .isPresent();
        } catch (IOException _) {
            return false; // then it is not one to choose
        }
    }

    private static Conversed read(Path file) throws IOException {
        try {
            return Conversed.read(file)
                    .orElseThrow(() ->
                            new Cannot(
                                    "There is no TCP in %s: nothing to ask about."
                                            .formatted(Lab.shortened(file)),
                                    "%s 里没有 TCP：没有什么可问的。".formatted(Lab.shortened(file))));
        } catch (CaptureException e) {
            throw new Cannot(
                    e.getMessage(),
                    "%s 不能作为抓包读取：它不是 pcap 或 pcapng，或者开头已损坏。".formatted(Lab.shortened(file)));
        }
    }

    private Integer json(List<Question> questions, QuizSheet.Filled filled, long chosen, int most) {
        if (filled == null) {
            lab.screen().line(QuizSheet.empty(questions, chosen, most, lab.language()));
            return 0;
        }
        TreeMap<String, String> said = filled.answers();
        lab.screen().line(QuizSheet.graded(questions, said, chosen, lab.language()));
        return questions.stream()
                        .allMatch(it -> it.answer().isGivenBy(said.getOrDefault(it.kind(), "")))
                ? 0
                : 1;
    }

    private static void head(Screen screen, Path file, Conversed talk) {
        var conversation = talk.conversation();
        screen.line(
                screen.say("%s: client %s, server %s, %d segments", "%s：客户端 %s，服务器 %s，%d 个报文段")
                        .formatted(
                                Lab.shortened(file),
                                conversation.endpoint(Side.CLIENT),
                                conversation.endpoint(Side.SERVER),
                                talk.segments().size()));
        if (talk.isCut()) {
            screen.line(
                    "The capture goes on; the questions are about these segments only.",
                    "后面还有；问题只涉及这些报文段。");
        }
        screen.line(
                screen.dim(
                        screen.say("Look at it with: ", "看它：")
                                + "lab view "
                                + Lab.shortened(file)));
    }

    private static void grade(
            List<Question> questions,
            TreeMap<String, String> said,
            QuizSession session,
            Screen screen) {
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            String answer = said.getOrDefault(question.kind(), "");
            screen.line("");
            session.print(question, i + 1);
            screen.line("> " + Visible.of(answer));
            session.judge(question, answer);
        }
    }

    /// Asks a person. Whenever that ends, by Ctrl-C too, the score is kept.
    private static void hold(
            Lesson lesson, List<Question> questions, QuizSession session, Screen screen)
            throws IOException {
        var keep =
                new Thread(() -> keep(lesson, session, questions.size(), screen), "keep the score");
        Runtime.getRuntime().addShutdownHook(keep);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        session.run(in);
        Runtime.getRuntime().removeShutdownHook(keep);
        keep(lesson, session, questions.size(), screen);
    }

    private static void keep(Lesson lesson, QuizSession session, int questions, Screen screen) {
        if (session.asked() == 0) {
            return;
        }
        try {
            new QuizScores(Lab.state()).keep(lesson, session.right(), questions);
        } catch (IOException e) {
            System.err.println(
                    screen.say("The score could not be remembered: ", "成绩没能记下来：") + e.getMessage());
        }
    }
}
