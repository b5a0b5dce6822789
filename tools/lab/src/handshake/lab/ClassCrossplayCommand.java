package handshake.lab;

import handshake.classroom.Submission;
import handshake.crossplay.Standings;
import handshake.crossplay.Tournament;
import handshake.grader.Lesson;
import handshake.grader.PlayWorker;
import handshake.grader.WorkerSetup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `lab class crossplay`: every client against every server.
@Command(
        name = "crossplay",
        description = {
            "Play every student's client against every student's server, and against the"
                + " solution's: who gets on with whom, and what they said to each other where they"
                + " did not.",
            "Killed and started again, it goes on where it was."
        })
final class ClassCrossplayCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Mixin private HandedInOptions handedIn;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where the results go: crossplay.html, crossplay.csv, a page a client.")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "COUNT",
            description = "How many pairs at once. Default: as many as there are cores.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin private TrustOption trust;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = lab.screen();
        WorkerSetup setup = trust.setup(lab);
        handedIn.check();
        if (jobs < 1) {
            throw new Wrong("--jobs wants a number from 1.", "--jobs 至少为 1。");
        }
        List<Submission> submissions = handedIn.submissions(out);
        screen.progress(screen.say("  looking into the submissions", "  正在查看提交内容"));
        List<Lesson> lessons = lessons(submissions);
        var progress = new CrossplayProgress(screen);
        var tournament = new Tournament(setup, out, jobs, lab.language()::of);
        Standings standings;
        try (var _ = new Stopping(progress::stopped)) {
            standings = tournament.play(lessons, submissions, progress);
        }
        screen.progress("");
        tell(screen, standings);
        return 0;
    }

    private List<Lesson> lessons(List<Submission> submissions) throws IOException {
        List<Lesson> chosen = handedIn.lessons(lab, submissions);
        List<Lesson> playable = chosen.stream().distinct().filter(PlayWorker::canPlay).toList();
        if (playable.isEmpty()) {
            throw new Cannot(
                    "There is no client and server to play: no lesson handed in has both.",
                    "没有可以对战的客户端和服务器：交来的课里没有哪一课两者都有。");
        }
        for (Lesson lesson : playable) {
            if (!lesson.hasSolution()) {
                throw new Cannot(
                        "Lesson %d's solution is not here: all are measured by it."
                                .formatted(lesson.number()),
                        "这里没有第 %d 课的参考实现，而所有程序都要和它对照。".formatted(lesson.number()));
            }
        }
        return playable;
    }

    private static void tell(Screen screen, Standings standings) {
        screen.line(
                "%d pairs, %d of them did all their errands; %d get on with the reference, but not with each other."
                        .formatted(standings.pairs(), standings.good(), standings.disagreements()),
                "共 %d 对，其中 %d 对完成了所有任务；%d 对各自能与参考实现配合，彼此却不行。"
                        .formatted(standings.pairs(), standings.good(), standings.disagreements()));
        screen.line(screen.bold(Lab.shortened(standings.page())));
    }
}
