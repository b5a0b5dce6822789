package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SignaturesTest {
    private static final String SOURCE =
            """
            package lesson01;

            import java.io.IOException;
            import java.util.List;

            class Server implements AutoCloseable {
                static final int BACKLOG = 128;
                int port = 7891;
                private int count;

                Server(int port) {}

                List<String> read(List<String> lines, int limit) throws IOException {
                    return lines;
                }

                private void helper() {}

                @Override
                public void close() {}

                enum Kind { GET, LIST }

                record Request(Kind kind, String name) {}

                sealed interface Reply permits Ok, Missing {}

                record Ok() implements Reply {}

                record Missing() implements Reply {}

                non-sealed interface Other extends Base {}

                sealed interface Base permits Other {}
            }
            """;

    @TempDir private static Path temp;
    private static Compiler compiler;

    @BeforeAll
    static void open_compiler() {
        compiler = new Compiler(List.of(), temp.resolve("cache"));
    }

    @AfterAll
    static void close_compiler() throws IOException {
        compiler.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    return lines;          | return new java.util.ArrayList<>(lines).reversed();
                    return lines;          | throw new IOException("TODO 1: read " + limit);
                    int port = 7891;       | int port = Integer.parseInt("1");
                    private int count;     | private long total;
                    private void helper()  | private String help(int a) { return ""; } void helper2()
                    import java.util.List; | import java.util.*;
                    """)
    void what_nobody_else_can_see_may_change(String before, String after) throws IOException {
        String changed = SOURCE.replace(before, after).replace("void helper2() {}", "");
        assertEquals(signatures(SOURCE), signatures(changed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BACKLOG = 128                | BACKLOG = 127
                    static final int BACKLOG     | final int BACKLOG
                    int port = 7891;             | long port = 7891;
                    int port = 7891;             | private int port = 7891;
                    private int count;           | int count;
                    Server(int port)             | Server(long port)
                    Server(int port)             | private Server(int port)
                    List<String> read(           | java.util.Collection<String> read(
                    List<String> lines, int      | List<String> lines, long
                    throws IOException           | throws IOException, InterruptedException
                    throws IOException           | throws java.net.SocketException
                    private void helper()        | void helper()
                    public void close()          | public final void close()
                    implements AutoCloseable     | implements java.io.Closeable
                    class Server                 | final class Server
                    class Server implements      | class Server extends Thread implements
                    GET, LIST                    | GET, LIST, RANGE
                    Kind kind, String name       | Kind kind, CharSequence name
                    Kind kind, String name       | Kind kind, String name, long offset
                    Kind kind, String name       | String name, Kind kind
                    sealed interface Reply permits Ok, Missing | interface Reply
                    """)
    void what_others_can_see_may_not(String before, String after) throws IOException {
        assertNotEquals(signatures(SOURCE), signatures(SOURCE.replace(before, after)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    List<String> lines, int | List<Integer> lines, int
                    List<String> read       | List<? extends String> read
                    """)
    void type_arguments_are_seen_by_the_compiler(String before, String after) throws IOException {
        String changed = SOURCE.replace("return lines;", "return null;").replace(before, after);
        assertNotEquals(signatures(SOURCE), signatures(changed));
    }

    private String signatures(String source) throws IOException {
        Path folder = Files.createTempDirectory(temp, "code");
        TinyCourse.write(folder.resolve("Server.java"), source);
        var lesson = new Lesson(1, "01-server", temp);
        Compilation compiled = compiler.compileAlone(lesson, folder, folder.resolve("out"));
        var done = assertInstanceOf(Compilation.Done.class, compiled, compiled::toString);
        return Signatures.of(done.classPath().getFirst());
    }
}
