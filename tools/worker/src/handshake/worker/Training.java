package handshake.worker;

import handshake.worker.TrainingTests.Arriving;
import handshake.worker.TrainingTests.Folders;
import handshake.worker.TrainingTests.Making;
import handshake.worker.TrainingTests.Sockets;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A worker's whole life, played with a grader in the same process: what is loaded for it is what
/// is worth archiving.
final class Training {
    private Training() {}

    /// Ends the process.
    static void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("training");
        Path socket = folder.resolve("s");
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().name("grader").start(() -> grade(listener, folder));
            WorkerMain.main(new String[] {socket.toString()});
        }
    }

    /// Asks for everything; the worker ends when this does.
    private static void grade(ServerSocketChannel listener, Path folder) {
        try (var channel = listener.accept();
                var out =
                        new DataOutputStream(new BufferedOutputStream(new ChannelOutput(channel)));
                var in = new DataInputStream(new BufferedInputStream(new ChannelInput(channel)))) {
            Files.delete(folder.resolve("s"));
            Files.delete(folder);
            NewsCodec.read(in); // it is ready
            var load = new Order.Load(Map.of(), tests(), List.of(), 1);
            load.writeTo(out);
            var tests = (News.Tests) NewsCodec.read(in);
            load.withoutLooking().writeTo(out);
            NewsCodec.read(in);
            for (TestInfo test : tests.tests()) {
                new Order.Run(test.id()).writeTo(out);
                new Order.Locate().writeTo(out);
                NewsCodec.read(in);
                NewsCodec.read(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the training broke off", e);
        }
    }

    private static List<String> tests() {
        return Stream.of(Sockets.class, Folders.class, Arriving.class, Making.class)
                .map(Class::getName)
                .toList();
    }
}
