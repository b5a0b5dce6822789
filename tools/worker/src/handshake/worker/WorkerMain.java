package handshake.worker;

import handshake.support.Standing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The program that runs beside a student's code: loads a lesson, runs its tests one by one as it
/// is told, and says how they ended.
///
/// It talks with the grader over a Unix domain socket whose name is gone as soon as it is
/// connected. Nothing of the conversation is kept in a static field or in a field of a thread: code
/// in this process has no way to it by reflection.
public final class WorkerMain {
    /// So often the JVM compiles what every test goes through; it has the time, while it stands by.
    private static final int WARM_UP_ROUNDS = 6;

    private WorkerMain() {}

    /// @param arguments the path of the grader's socket; `warm` behind it makes the worker run a
    ///   little test of its own first, so that the next one finds everything loaded. `train` alone
    ///   plays a worker's life and ends: what was loaded for it can then be archived.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("train")) {
            Training.run();
            return;
        }
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(arguments[0])));
        // A stream over a channel in blocking mode: reading must not hold up writing.
        var out = new DataOutputStream(new BufferedOutputStream(new ChannelOutput(channel)));
        var in = new DataInputStream(new BufferedInputStream(new ChannelInput(channel)));
        var printed = new BoundedOutput(bytes -> say(out, new News.Flooding(bytes)));
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        System.setIn(InputStream.nullInputStream());

        var launcher = new OnceAsked<>(JUnit::launcher);
        if (arguments.length > 1 && arguments[1].equals("warm")) {
            for (int i = 0; i < WARM_UP_ROUNDS; i++) {
                WarmUp.run(launcher.get());
            }
            printed.take();
        }
        say(out, new News.Ready());

        var tasks = new Tasks(launcher, printed, news -> say(out, news));
        Thread.ofPlatform().daemon().name("tests").start(tasks);
        while (true) {
            try {
                switch (Order.readFrom(in)) {
                    case Order.Locate _ -> say(out, new News.Standing(Standing.now(tasks.role())));
                    case Order.Carry carry -> tasks.carry(carry.signal());
                    case Order order -> tasks.add(order);
                }
            } catch (IOException _) {
                // The grader is gone or has no more use for this worker.
                Runtime.getRuntime().halt(0);
            }
        }
    }

    private static void say(DataOutputStream out, News news) {
        synchronized (out) {
            try {
                NewsCodec.write(out, news);
            } catch (IOException _) {
                Runtime.getRuntime().halt(0); // nobody listens any more
            }
        }
    }
}
