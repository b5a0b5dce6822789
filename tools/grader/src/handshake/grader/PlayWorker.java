package handshake.grader;

import handshake.support.Text;
import handshake.worker.ErrandInfo;
import handshake.worker.News;
import handshake.worker.Order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A worker in which a student's client or server is played against somebody else's, which is in
/// another one.
public final class PlayWorker implements AutoCloseable {
    private static final Duration LOAD_LIMIT = Duration.ofSeconds(30);

    private final WorkerProcess process;
    private final List<ErrandInfo> errands;

    private PlayWorker(WorkerProcess process, List<ErrandInfo> errands) {
        this.process = process;
        this.errands = errands;
    }

    /// Whether a lesson has programs that can be played against others'.
    public static boolean canPlay(Lesson lesson) {
        return Files.exists(
                lesson.tests()
                        .resolve("src")
                        .resolve(lesson.packageName())
                        .resolve("CrossPlayPrograms.java"));
    }

    /// What a worker is to load.
    ///
    /// @param classPath what {@link Compiler#compile} gave
    /// @throws IOException if the classes cannot be read
    public static Order.Play programs(List<Path> classPath) throws IOException {
        return CompiledClasses.play(classPath);
    }

    /// Starts one.
    ///
    /// @throws IOException if none can be started, or the programs cannot be loaded
    public static PlayWorker start(Workers workers, Order.Play programs)
            throws IOException, InterruptedException {
        WorkerProcess process = workers.take();
        try {
            process.order(programs);
            Optional<News> news = process.next(LOAD_LIMIT);
            if (news != null && news.orElse(null) instanceof News.Errands found) {
                return new PlayWorker(process, found.errands());
            }
            throw new IOException("the programs could not be loaded: " + news);
        } catch (IOException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    /// What there is to play.
    public List<ErrandInfo> errands() {
        return errands;
    }

    /// May be called by several threads. If the worker is gone, nothing happens; {@link #next}
    /// tells.
    public void order(Order order) {
        process.order(order);
    }

    /// The next piece of news.
    ///
    /// @param limit how long to wait
    /// @return null if nothing came within `limit`; empty if the worker is gone
    public Optional<News> next(Duration limit) throws InterruptedException {
        return process.next(limit);
    }

    /// Why the worker is gone.
    ///
    /// @param who what to call the student's code
    public Text obituary(Text who) throws InterruptedException {
        String status = process.exitStatus().map(String::valueOf).orElse("?");
        return new Text(
                who.en() + " ended the whole program (System.exit, or worse), status " + status,
                who.zh() + "结束了整个程序（System.exit 或更糟），状态 " + status);
    }

    /// Kills the worker with all that it started.
    @Override
    public void close() {
        process.close();
    }
}
