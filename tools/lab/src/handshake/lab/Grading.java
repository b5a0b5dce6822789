package handshake.lab;

import handshake.grader.Compiler;
import handshake.grader.Grader;
import handshake.grader.WorkerSetup;
import handshake.grader.Workers;

import java.io.IOException;

/// A grader with its compiler and its workers, all gone when it is closed or the command is
/// interrupted.
final class Grading implements AutoCloseable {
    private final Workers workers;
    private final Compiler compiler;
    private final Thread cleanUp;

    /// @throws IOException if the tools' own libraries cannot be read
    Grading(WorkerSetup setup) throws IOException {
        workers = new Workers(setup);
        compiler = new Compiler(setup.classPath(), Lab.state().resolve("cache"));
        cleanUp = new Thread(workers::close, "clean up");
        Runtime.getRuntime().addShutdownHook(cleanUp); // Ctrl-C leaves no worker behind
    }

    Grader grader() {
        return new Grader(compiler, workers);
    }

    Workers workers() {
        return workers;
    }

    @Override
    public void close() throws IOException {
        workers.close();
        compiler.close();
        try {
            Runtime.getRuntime().removeShutdownHook(cleanUp);
        } catch (IllegalStateException _) {
            // The command is being interrupted: the hook runs already.
        }
    }
}
