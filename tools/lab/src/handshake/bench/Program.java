package handshake.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/// Solution 10's `fetch`, loaded into this process: a thousand of them need not be a thousand JVMs.
final class Program implements AutoCloseable {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private final URLClassLoader loader;
    private final Method run;

    /// @param classes its compiled classes
    /// @throws IOException if it is not there
    Program(Path classes) throws IOException {
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        try {
            Class<?> fetch = loader.loadClass("lesson10.Fetch");
            run =
                    fetch.getDeclaredMethod(
                            "run",
                            String[].class,
                            PrintStream.class,
                            PrintStream.class,
                            PrintStream.class);
            run.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new IOException("solution 10 has no program fetch: " + e, e);
        }
    }

    /// Runs it with these arguments.
    ///
    /// @return its exit status
    /// @throws IOException if it throws, which it should not
    int fetch(String... arguments) throws IOException {
        try {
            return (int) run.invoke(null, arguments, NOWHERE, NOWHERE, null);
        } catch (InvocationTargetException e) {
            throw new IOException("fetch threw " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it was made accessible
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
