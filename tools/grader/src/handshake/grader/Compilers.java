package handshake.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/// A few compilers that many share: a compiler is large, keeps what it has read of the libraries,
/// and can be used by one thread at a time.
public final class Compilers implements Compiling, AutoCloseable {
    private final List<Scratch> caches = new ArrayList<>();
    private final List<Compiler> all = new ArrayList<>();
    private final ArrayBlockingQueue<Compiler> free;

    /// @param libraries what tests may use: the worker's class path
    /// @throws IOException if no folder can be made for compiled tests
    public Compilers(int count, List<Path> libraries) throws IOException {
        for (int i = 0; i < count; i++) {
            var cache = new Scratch();
            caches.add(cache);
            all.add(new Compiler(libraries, cache.folder()));
        }
        free = new ArrayBlockingQueue<>(count, false, all);
    }

    /// As [Compiler#compile], when a compiler is free.
    @Override
    public Compilation compile(Lesson lesson, Path code, Path out)
            throws IOException, InterruptedException {
        Compiler compiler = free.take();
        try {
            return compiler.compile(lesson, code, out);
        } finally {
            free.add(compiler);
        }
    }

    @Override
    public void close() throws IOException {
        for (Compiler compiler : all) {
            compiler.close();
        }
        caches.forEach(Scratch::close);
    }
}
