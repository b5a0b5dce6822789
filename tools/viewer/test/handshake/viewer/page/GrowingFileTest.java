package handshake.viewer.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class GrowingFileTest {
    @TempDir private Path folder;
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void a_read_waits_for_what_is_written_next_and_ends_with_the_writer() throws Exception {
        var file = Files.write(folder.resolve("grows"), new byte[] {1, 2});
        try (var reader = new GrowingFile(file, ended::get);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertArrayEquals(new byte[] {1, 2}, reader.readNBytes(2));
            var next = threads.submit((Callable<Integer>) reader::read);
            Files.write(file, new byte[] {3}, StandardOpenOption.APPEND);
            assertEquals(3, next.get());
            Files.write(file, new byte[] {4}, StandardOpenOption.APPEND);
            ended.set(true);
            assertEquals(4, reader.read());
            assertEquals(-1, reader.read());
        }
    }

    @Test
    void a_file_may_come_later() throws Exception {
        var file = folder.resolve("later");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> new GrowingFile(file, ended::get).read());
            Files.write(file, new byte[] {7});
            assertEquals(7, first.get());
        }
    }
}
