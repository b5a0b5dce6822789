package lesson08;

import static handshake.support.Mistake.RETRIES_FOR_EVER;
import static handshake.support.Mistake.RETRIES_MISSING;
import static handshake.support.Mistake.SWALLOWS_EVERYTHING;

import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

@Step(5)
final class AttemptsTest {
    private static final Duration FIRST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(5);

    /// Fails as often as it is told, counts the attempts, and keeps the pauses that were made.
    private static final class Attempts implements Retry.Attempt, Retry.Pause {
        private final int allowed;
        private final int failures;
        private final Exception failure;
        private final List<Duration> pauses = new ArrayList<>();
        private int made;

        Attempts(int allowed, int failures, Exception failure) {
            this.allowed = allowed;
            this.failures = failures;
            this.failure = failure;
        }

        String pauses() {
            return pauses.isEmpty()
                    ? "no pause"
                    : pauses.stream()
                            .map(it -> it.toMillis() + " ms")
                            .collect(Collectors.joining(", "));
        }

        void run() throws Exception {
            new Retry(allowed, FIRST, LONGEST, this).run(this);
        }

        @Override
        public void make() throws IOException {
            if (made == allowed) {
                throw Failure.of(
                                "attempts allowed: %d; your code makes one more".formatted(allowed),
                                "只允许尝试 %d 次，你的代码却还要再试".formatted(allowed))
                        .mistake(RETRIES_FOR_EVER);
            }
            made++;
            if (made <= failures) {
                switch (failure) {
                    case IOException accident -> throw accident;
                    case RuntimeException bug -> throw bug;
                    default -> throw new IllegalStateException(failure);
                }
            }
        }

        @Override
        public void after(IOException why, Duration length) {
            pauses.add(length);
        }
    }

    @Test
    @Points(1)
    @Zh("再试，直到成功；停顿逐次加倍，但有上限")
    void tries_again_after_pauses_that_double_up_to_the_longest() throws Exception {
        var attempts = new Attempts(10, 6, new ConnectException("Connection refused"));
        attempts.run();
        Expected.value(7)
                .otherwise(
                        "the first 6 attempts failed, the 7th would have succeeded",
                        "前 6 次失败，第 7 次本来会成功")
                .butGot(attempts.made);
        Expected.value("1 ms, 2 ms, 4 ms, 5 ms, 5 ms, 5 ms")
                .detail(
                        "a pause is what pause.after() is told; nothing else is to wait",
                        "停顿指的是交给 pause.after() 的时间；别的地方不要等待")
                .otherwise(
                        "not the right pauses: the first is 1 ms, each further one twice as long,"
                                + " none longer than 5 ms",
                        "停顿不对：第一次 1 毫秒，以后每次加倍，最长 5 毫秒")
                .butGot(attempts.pauses());

        var lucky = new Attempts(10, 0, null);
        lucky.run();
        Expected.value(1).otherwise("the first attempt succeeded", "第一次就成功了").butGot(lucky.made);
    }

    @Test
    @Points(1)
    @Zh("允许的最后一次也失败后放弃，抛出最后的异常")
    void gives_up_after_the_last_allowed_attempt() throws Exception {
        for (int allowed = 1; allowed <= 3; allowed++) {
            var failure = new ConnectException("Connection refused");
            var attempts = new Attempts(allowed, 100, failure);
            IOException thrown = Thrown.ioException(attempts::run);
            Expected.value(allowed)
                    .otherwise("not the right number of attempts", "尝试的次数不对")
                    .butGot(attempts.made);
            Expected.value(allowed - 1)
                    .otherwise(
                            "not the right number of pauses: there is one between two attempts,"
                                    + " none behind the last",
                            "停顿的次数不对：两次尝试之间停一次，最后一次之后不停")
                    .butGot(attempts.pauses.size());
            if (thrown != failure && thrown.getCause() != failure) {
                throw Failure.of(
                                "the exception does not tell why the last attempt failed",
                                "抛出的异常没有说明最后一次为什么失败")
                        .expected(failure.toString())
                        .got(thrown.toString());
            }
        }
    }

    @Test
    @Points(1)
    @Zh("服务器明确说不，或者程序有错，就不再试")
    void does_not_try_again_after_a_clear_no_or_a_bug() throws Exception {
        givesUpAtOnce(
                new FileNotFoundException("no such file on the server: a.txt"), RETRIES_MISSING);
        givesUpAtOnce(
                new AccessDeniedException("a.txt", null, "the server refused"), RETRIES_MISSING);
        givesUpAtOnce(new IllegalStateException("a bug in the program"), SWALLOWS_EVERYTHING);
    }

    private static void givesUpAtOnce(Exception reason, Mistake ifTriedAgain) throws Exception {
        var attempts = new Attempts(5, 1, reason);
        Optional<Exception> thrown = Optional.empty();
        try {
            attempts.run();
        } catch (UnsupportedOperationException todo) {
            throw todo;
        } catch (Exception e) {
            thrown = Optional.of(e);
        }
        Expected.value(1)
                .otherwise("tried again after " + reason, "遇到这个异常后又试了：" + reason)
                .clue(ifTriedAgain, made -> made > 1)
                .butGot(attempts.made);
        Expected.value(reason.toString())
                .otherwise("not this exception came out", "抛出的不是这个异常")
                .clue(ifTriedAgain, _ -> ifTriedAgain == SWALLOWS_EVERYTHING)
                .butGot(thrown.map(Exception::toString).orElse("no exception"));
    }
}
