package lesson10;

import static handshake.support.Mistake.PROGRESS_FLOODS;

import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

final class ProgressBarTest {
    private static final long MB = 1_000_000;
    private static final long MICROSECOND = 1000;

    @Nested
    @Step(4)
    final class Progress_that_can_be_read {

        @Test
        @Points(1)
        @Zh("百分比、速度和剩余时间，续传和空文件也对")
        void percent_rate_and_time_left_also_of_a_resumed_and_of_an_empty_file() {
            line(
                    "a.iso  [==========          ]  50%  10.0 MB of 20.0 MB  2.0 MB/s  0:05 left",
                    "a.iso", 0, 10 * MB, 20 * MB, Duration.ofSeconds(5));
            line(
                    "a.iso  [====================]  100%  20.0 MB of 20.0 MB  2.0 MB/s  0:00 left",
                    "a.iso", 0, 20 * MB, 20 * MB, Duration.ofSeconds(10));
            line(
                    "a.iso  [==========          ]  50%  10.0 GB of 20.0 GB  10.0 MB/s  16:40 left",
                    "a.iso", 9990 * MB, 10 * MB, 20_000 * MB, Duration.ofSeconds(1));
            line(
                    "empty  [====================]  100%  0 B of 0 B  -  - left",
                    "empty", 0, 0, 0, Duration.ZERO);
            line(
                    "a.iso  [                    ]  0%  0 B of 20.0 MB  -  - left",
                    "a.iso", 0, 0, 20 * MB, Duration.ofSeconds(3));
        }

        @Test
        @Points(1)
        @Zh("一秒最多十次，完成时一定显示")
        void at_most_ten_times_a_second_and_always_at_the_end() {
            var printed = new ByteArrayOutputStream();
            var now = new long[] {123_456_789};
            var screen = new PrintStream(printed, true, StandardCharsets.UTF_8);
            int chunks = 100_000;
            var bar = new ProgressBar("a.iso", 0, chunks, screen, () -> now[0]);
            for (int i = 1; i <= chunks; i++) { // a second and a half
                now[0] += 15 * MICROSECOND;
                bar.copied(i);
            }
            List<String> shown =
                    List.of(printed.toString(StandardCharsets.UTF_8).split("[\r\n]+")).stream()
                            .filter(line -> !line.isBlank())
                            .toList();
            if (shown.size() > 20) {
                throw Failure.of(
                                "in 1.5 s progress was shown %,d times".formatted(shown.size()),
                                "1.5 秒里显示了 %,d 次进度".formatted(shown.size()))
                        .mistake(PROGRESS_FLOODS);
            }
            if (shown.size() < 5) {
                throw Failure.of(
                        "in 1.5 s progress was shown %d times only".formatted(shown.size()),
                        "1.5 秒里只显示了 %d 次进度".formatted(shown.size()));
            }
            if (!shown.getLast().contains("100%")) {
                throw Failure.of("all has come, and it was not shown", "全部到达了，却没有显示出来")
                        .got(shown.getLast());
            }
        }

        private void line(
                String expected, String name, long from, long received, long total, Duration time) {
            Expected.text(expected).butGot(ProgressBar.line(name, from, received, total, time));
        }
    }
}
