package handshake.worker;

import handshake.support.CrossPlay;
import handshake.support.SeedHook;
import handshake.support.Standing;
import handshake.support.Text;

import org.junit.platform.launcher.Launcher;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a worker is ordered to do with a student's code, done in order on a thread of its own: that
/// code may never return.
final class Tasks implements Runnable {
    private final Supplier<Launcher> launcher;
    private final BoundedOutput printed;
    private final Consumer<News> out;
    private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private volatile Playing playing;
    private LoadedLesson lesson;

    /// @param launcher JUnit, set up when it is first asked for
    /// @param printed where the student's code prints to
    /// @param out hears what came of it
    Tasks(Supplier<Launcher> launcher, BoundedOutput printed, Consumer<News> out) {
        this.launcher = launcher;
        this.printed = printed;
        this.out = out;
    }

    void add(Order order) {
        orders.add(order);
    }

    /// Does on a connection what was done on its other side. Does not wait.
    void carry(Signal signal) {
        playing.carry(signal);
    }

    /// What to call the student's code.
    Text role() {
        Playing now = playing;
        return now == null ? Standing.YOUR_CODE : now.role();
    }

    @Override
    public void run() {
        while (true) {
            try {
                obey(orders.take());
            } catch (InterruptedException _) {
                // A student's code interrupts every thread it finds: go on.
            } catch (Throwable e) { // what was loaded may have left no memory or threads
                out.accept(new News.Broken(String.valueOf(e)));
            }
        }
    }

    private void obey(Order order) throws Exception {
        switch (order) {
            case Order.Load load -> {
                System.setProperty(SeedHook.PROPERTY, Long.toString(load.seed()));
                lesson = new LoadedLesson(launcher, load);
                out.accept(new News.Tests(lesson.tests()));
            }
            case Order.Run run -> {
                printed.take();
                out.accept(finished(() -> lesson.run(run.testId())));
            }
            case Order.Play play -> {
                CrossPlay programs = new LoadedLesson(launcher, play.load()).programs();
                playing = new Playing(programs, signal -> out.accept(new News.Carried(signal)));
                out.accept(new News.Errands(playing.errands()));
            }
            case Order.Serve serve -> {
                printed.take();
                playing.serve(serve.errand());
                out.accept(new News.Serving());
            }
            case Order.Fetch fetch -> {
                printed.take();
                out.accept(finished(() -> playing.fetch(fetch)));
            }
            case Order.StopServing _ -> out.accept(finished(playing::stopServing));
            case Order.Locate _, Order.Carry _ -> {} // the thread that reads orders does these
        }
    }

    /// Runs something of a student's, and says how it ended.
    private News finished(Callable<Optional<Throwable>> code) throws Exception {
        long start = System.nanoTime();
        Optional<Throwable> thrown = code.call();
        long millis = (System.nanoTime() - start) / 1_000_000;
        String output = printed.take();
        return new News.Finished(
                thrown.map(it -> Outcomes.of(it, output, millis))
                        .orElseGet(() -> Outcome.passed(output, millis)));
    }
}
