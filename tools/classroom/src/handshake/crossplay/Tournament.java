package handshake.crossplay;

import handshake.classroom.Crew;
import handshake.classroom.Submission;
import handshake.grader.Compiler;
import handshake.grader.Lesson;
import handshake.grader.PlayWorker;
import handshake.grader.Scratch;
import handshake.grader.ScratchHome;
import handshake.grader.WorkerSetup;
import handshake.grader.Workers;
import handshake.support.Text;
import handshake.worker.ErrandInfo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Plays every client against every server, each in a worker of its own. What was played before, by
/// programs that have not changed, is not played again.
public final class Tournament {
    /// So many servers stand ready at once for each thread: more would cost memory, fewer more
    /// starts of clients.
    private static final int SERVERS_AT_ONCE = 12;

    private final WorkerSetup setup;
    private final Path out;
    private final int jobs;
    private final Function<Text, String> language;

    /// @param setup how workers are started
    /// @param out where the results go
    /// @param jobs how many pairs play at once
    /// @param language chooses the words of one language
    public Tournament(WorkerSetup setup, Path out, int jobs, Function<Text, String> language) {
        this.setup = setup;
        this.out = out;
        this.jobs = jobs;
        this.language = language;
    }

    /// Hears how far it is; called by several threads.
    public interface Listener {
        /// A lesson's programs are compiled.
        ///
        /// @param pairs how many there are to play in this lesson
        void begins(Lesson lesson, int pairs);

        /// A pair has played.
        ///
        /// @param now whether it was now, not in an earlier run
        void played(boolean now);
    }

    /// Plays these lessons and writes the pages.
    ///
    /// @param lessons such that {@link PlayWorker#canPlay}
    /// @return what was found
    /// @throws IOException if it cannot be done here
    public Standings play(List<Lesson> lessons, List<Submission> submissions, Listener listener)
            throws IOException, InterruptedException {
        ScratchHome.sweep();
        setup.refreshArchive();
        var played = new ArrayList<LessonPlayed>();
        for (Lesson lesson : lessons) {
            played.add(play(lesson, submissions, listener));
        }
        return Standings.write(out, played, language);
    }

    private LessonPlayed play(Lesson lesson, List<Submission> submissions, Listener listener)
            throws IOException, InterruptedException {
        List<Contestant> all = contestants(lesson, submissions);
        List<Contestant> players = all.stream().filter(Contestant::canPlay).toList();
        var rows = new ArrayList<Row>();
        for (Contestant client : players) {
            Path kept = out.resolve("crossplay/kept").resolve(lesson.name());
            rows.add(Row.in(kept.resolve(client.fileName() + ".json"), client));
        }
        listener.begins(lesson, players.size() * players.size());
        List<String> titles = titles(players.getFirst());
        Crew.run(
                jobs,
                number -> {
                    List<Contestant> mine =
                            players.stream()
                                    .filter(it -> players.indexOf(it) % jobs == number)
                                    .toList();
                    against(mine, rows, listener);
                },
                () -> {});
        return new LessonPlayed(lesson, titles, all, rows);
    }

    private List<Contestant> contestants(Lesson lesson, List<Submission> submissions)
            throws IOException {
        try (var cache = new Scratch();
                var compiler = new Compiler(setup.classPath(), cache.folder())) {
            return new Contestants(setup, compiler, lesson, language).of(submissions);
        }
    }

    private List<String> titles(Contestant reference) throws IOException, InterruptedException {
        try (var workers = new Workers(setup);
                PlayWorker worker = PlayWorker.start(workers, reference.programs().orElseThrow())) {
            return worker.errands().stream().map(ErrandInfo::title).map(language).toList();
        }
    }

    /// Plays all clients against these servers.
    private void against(List<Contestant> servers, List<Row> rows, Listener listener)
            throws IOException, InterruptedException {
        try (var workers = new Workers(setup)) {
            var cleanUp = new Thread(workers::close, "clean up");
            Runtime.getRuntime().addShutdownHook(cleanUp); // Ctrl-C leaves no worker behind
            for (int i = 0; i < servers.size(); i += SERVERS_AT_ONCE) {
                int end = Math.min(i + SERVERS_AT_ONCE, servers.size());
                try (var block = new Block(workers, servers.subList(i, end), language)) {
                    for (Row row : rows) {
                        block.play(row, listener);
                    }
                }
            }
            Runtime.getRuntime().removeShutdownHook(cleanUp);
        } catch (IllegalStateException e) {
            throw new IOException("it was interrupted", e); // the hook runs already
        }
    }
}
